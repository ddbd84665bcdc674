package org.sayso.linking.check;

import org.jspecify.annotations.Nullable;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Provider;
import org.sayso.linking.TokenCheck;

/** Whether the tokens that the provider issues are those that the skill takes. */
final class AccessTokenCheck {

    /** Amazon's minimum for the life of an access token, in seconds. */
    private static final int SHORTEST = 360;

    private AccessTokenCheck() {}

    static void check(LinkingFile file, Findings findings) {
        Integer life = file.defaultTokenExpirationInSeconds();
        if (life != null && life < SHORTEST) {
            findings.add(
                    FindingKind.TOKEN_LIFE_SHORT,
                    "defaultTokenExpirationInSeconds is " + life,
                    "Set it to the real life of your access tokens, 360 or more; 3600 is usual.");
        }
        audience(file, findings);
        if (file.issuer() != null) {
            issuer(file, file.issuer(), findings);
        }
    }

    private static void audience(LinkingFile file, Findings findings) {
        String audience = file.audience();
        WebAddress page = WebAddress.of(file.authorizationUrl());
        String parameter = page == null ? null : page.parameters().get("audience");
        if (audience != null && parameter != null && !parameter.equals(audience)) {
            findings.add(
                    FindingKind.AUDIENCE_PARAMETER_DIFFERS,
                    "authorizationUrl asks for " + parameter + " and audience is " + audience,
                    "Write the same identifier in both places.");
        }
        if (audience == null && file.tokenCheck() == TokenCheck.LOCAL && file.provider() != Provider.AMAZON) {
            findings.add(
                    FindingKind.AUDIENCE_MISSING,
                    "there is no audience",
                    "Add audience with the identifier of your API, and have the provider put it into the tokens.");
        }
    }

    private static void issuer(LinkingFile file, String issuer, Findings findings) {
        WebAddress address = WebAddress.of(issuer);
        if (address == null
                || !(address.https() || address.local())
                || address.uri().getRawQuery() != null
                || address.uri().getRawFragment() != null) {
            findings.add(
                    FindingKind.ISSUER_MALFORMED,
                    "issuer is " + WebAddress.withoutUserInfo(issuer),
                    "Copy the issuer from the provider's metadata (/.well-known/openid-configuration).");
            return;
        }
        slash(file.provider(), issuer, findings);
        elsewhere(WebAddress.of(file.authorizationUrl()), address, findings);
    }

    private static void slash(Provider provider, String issuer, Findings findings) {
        if (provider == Provider.AUTH0 && !issuer.endsWith("/")) {
            findings.add(FindingKind.AUTH0_ISSUER_SLASH, "issuer is " + issuer, "Write " + issuer + "/");
        }
        boolean never = provider == Provider.OKTA || provider == Provider.KEYCLOAK || provider == Provider.EMBEDDED;
        if (never && issuer.endsWith("/")) {
            findings.add(FindingKind.ISSUER_SLASH, "issuer is " + issuer, "Remove the slash at its end.");
        }
    }

    private static void elsewhere(@Nullable WebAddress page, WebAddress issuer, Findings findings) {
        if (page != null && !page.host().equals(issuer.host())) {
            findings.add(
                    FindingKind.ISSUER_ELSEWHERE,
                    "issuer is at " + issuer.host() + " and authorizationUrl at " + page.host(),
                    "Look into the metadata of the authorization server that authorizationUrl belongs to.");
        }
    }
}
