package org.sayso.linking.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sayso.linking.AccessTokenScheme;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;
import org.sayso.linking.Provider;

/** Whether the grant, the client's credentials and the ids fit together. */
final class ClientCheck {

    private ClientCheck() {}

    static void check(LinkingFile file, Placeholders secrets, Findings findings) {
        if (file.type() == GrantType.IMPLICIT) {
            implicit(file, findings);
        } else {
            code(file, secrets, findings);
        }
        clientId(file, findings);
        vendorId(file.vendorId(), findings);
        if (file.skillId() != null && !file.skillId().matches("amzn1\\.ask\\.skill\\.[A-Za-z0-9-]+")) {
            findings.add(
                    FindingKind.SKILL_ID_MALFORMED,
                    "skillId is " + file.skillId(),
                    "Copy it from the developer console; it begins with amzn1.ask.skill.");
        }
    }

    private static void implicit(LinkingFile file, Findings findings) {
        findings.add(
                FindingKind.IMPLICIT_GRANT,
                "type is IMPLICIT",
                "Set type to AUTH_CODE, and add accessTokenUrl, clientSecret and accessTokenScheme.");
        List<String> unused = new ArrayList<>();
        if (file.accessTokenUrl() != null) {
            unused.add("accessTokenUrl");
        }
        if (file.clientSecret() != null) {
            unused.add("clientSecret");
        }
        if (file.defaultTokenExpirationInSeconds() != null) {
            unused.add("defaultTokenExpirationInSeconds");
        }
        if (!unused.isEmpty()) {
            String names = String.join(", ", unused);
            findings.add(
                    FindingKind.IMPLICIT_UNUSED,
                    "type is IMPLICIT, and there is " + names,
                    "Remove " + names + ", or set type to AUTH_CODE.");
        }
    }

    private static void code(LinkingFile file, Placeholders secrets, Findings findings) {
        if (!file.pkce()) {
            findings.add(
                    FindingKind.PKCE_OFF,
                    "pkce is false",
                    "Set pkce to true and switch on PKCE Authorization in the developer console.");
        }
        if (file.clientSecret() == null) {
            return;
        }
        if (file.clientSecret().isLiteral()) {
            findings.add(
                    FindingKind.SECRET_IN_FILE,
                    "clientSecret is the secret itself",
                    "Write a placeholder such as clientSecret: ${CLIENT_SECRET}, and have a new secret issued.");
        }
        Optional<String> secret = file.clientSecret().reveal(secrets);
        if (secret.isPresent() && secret.get().chars().anyMatch(Character::isWhitespace)) {
            findings.add(
                    FindingKind.SECRET_BLANK,
                    "the value of " + file.clientSecret().placeholder() + " has a blank or line break",
                    "Copy the secret again, without blanks.");
        } else if (file.accessTokenScheme() == AccessTokenScheme.HTTP_BASIC) {
            encoding(file.clientId(), secret.orElse(""), findings);
        }
    }

    private static void encoding(String clientId, String secret, Findings findings) {
        boolean id = changesWhenEncoded(clientId);
        if (id || changesWhenEncoded(secret)) {
            findings.add(
                    FindingKind.CREDENTIALS_ENCODING,
                    (id ? "clientId" : "the client secret") + " has characters other than letters, digits and *-._",
                    "Choose one without them, or set accessTokenScheme to REQUEST_BODY_CREDENTIALS.");
        }
    }

    private static boolean changesWhenEncoded(String text) {
        return !text.matches("[A-Za-z0-9*._-]*");
    }

    private static void clientId(LinkingFile file, Findings findings) {
        String id = file.clientId();
        if (file.redirectUris().stream().anyMatch(redirect -> id.contains(redirect.getHost()))) {
            findings.add(
                    FindingKind.CLIENT_ID_REGION,
                    "clientId is " + id,
                    "Enter the id of the client that you registered at "
                            + file.provider().title() + ".");
        } else if (id.startsWith("amzn1.") && file.provider() != Provider.AMAZON) {
            findings.add(
                    FindingKind.CLIENT_ID_AMAZON,
                    "clientId is " + id + " and the provider is "
                            + file.provider().word(),
                    "Enter the id that your authorization server has for Alexa, or set provider to amazon.");
        }
    }

    private static void vendorId(String vendorId, Findings findings) {
        String fix = "Copy the last part of the redirect addresses in the developer console, such as M1A2B3C4D5E6F7.";
        if (vendorId.startsWith("amzn1.") || vendorId.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            findings.add(FindingKind.VENDOR_ID_SKILL_ID, "vendorId is " + vendorId, fix);
        } else if (!vendorId.matches("M[A-Z0-9]{9,19}")) {
            findings.add(FindingKind.VENDOR_ID_UNUSUAL, "vendorId is " + vendorId, fix);
        }
    }
}
