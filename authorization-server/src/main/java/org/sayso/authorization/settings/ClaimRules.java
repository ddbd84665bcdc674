package org.sayso.authorization.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the claims a skill wants, and refuses those that would say something else than they mean. */
final class ClaimRules {

    /** Names with a meaning in tokens (RFC 7519, RFC 9068, OpenID Connect) and introspection (RFC 7662), letters only. */
    private static final Set<String> RESERVED = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "scope",
            "scp",
            "clientid",
            "cid",
            "azp",
            "typ",
            "active",
            "tokentype",
            "username",
            "authtime",
            "acr",
            "amr",
            "nonce",
            "sid",
            "cnf",
            "act",
            "mayact",
            "uid",
            "ver",
            "gty",
            "athash",
            "chash",
            "events",
            "roles",
            "groups",
            "entitlements",
            "permissions",
            "authorizationdetails");

    private ClaimRules() {}

    static Map<String, String> read(Map<String, String> attributesByClaim, String owner) {
        Map<String, String> claims = new TreeMap<>();
        new TreeMap<>(attributesByClaim).forEach((claim, attribute) -> {
            String property = "sayso.authorization." + owner + ".token-claims." + claim;
            checkName(claim, property);
            claims.put(claim, AttributeSettings.key(attribute));
        });
        return Map.copyOf(claims);
    }

    static void checkName(String claim, String property) {
        if (!claim.matches("[!#-\\[\\]-~]{1,100}")) {
            throw new InvalidSettingException(
                    property + " is no name for a claim",
                    "Use up to 100 printable ASCII characters without blanks, quotes and backslashes.");
        }
        if (reserved(claim)) {
            throw new InvalidSettingException(
                    property + " would take the place of a claim that has a meaning of its own",
                    "Choose another name, such as FirstNameClaim.");
        }
    }

    /** Binding drops an underscore outside brackets; client_id must be refused in either spelling. */
    static boolean reserved(String claim) {
        return RESERVED.contains(claim.replaceAll("[_-]", "").toLowerCase(Locale.ROOT));
    }
}
