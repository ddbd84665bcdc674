package org.sayso.linking.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Provider;
import org.sayso.linking.TokenCheck;

/** What is particular about each provider. */
final class ProviderCheck {

    /** Path of an authorization and of a token endpoint; what comes before them names the server. */
    private record Paths(Pattern authorization, Pattern token) {

        static Paths of(String authorization, String token) {
            return new Paths(Pattern.compile(authorization), Pattern.compile(token));
        }

        static @Nullable Paths of(Provider provider) {
            return switch (provider) {
                case EMBEDDED -> of("(.*)/oauth2/authorize", "(.*)/oauth2/token");
                case OKTA -> of("(/oauth2(?:/[^/]+)?)/v1/authorize", "(/oauth2(?:/[^/]+)?)/v1/token");
                case AUTH0 -> of("()/authorize", "()/oauth/token");
                case KEYCLOAK ->
                    of(
                            "((?:/.*)?/realms/[^/]+)/protocol/openid-connect/auth",
                            "((?:/.*)?/realms/[^/]+)/protocol/openid-connect/token");
                case AMAZON -> of("()/ap/oa/?", "()/auth/o2/token/?");
                case GENERIC -> null;
            };
        }
    }

    private ProviderCheck() {}

    static void check(LinkingFile file, Findings findings) {
        addresses(file, findings);
        switch (file.provider()) {
            case OKTA -> okta(file, findings);
            case AUTH0 -> auth0(file, findings);
            case AMAZON -> amazon(file, findings);
            default -> {
                // Nothing particular.
            }
        }
    }

    private static void addresses(LinkingFile file, Findings findings) {
        Paths paths = Paths.of(file.provider());
        WebAddress page = WebAddress.of(file.authorizationUrl());
        if (paths == null || page == null || wrongAnyway(findings)) {
            return;
        }
        String server = server("authorizationUrl", page, paths.authorization(), file, findings);
        WebAddress exchange = file.type() == GrantType.IMPLICIT ? null : WebAddress.of(file.accessTokenUrl());
        String other = exchange == null ? null : server("accessTokenUrl", exchange, paths.token(), file, findings);
        if (file.provider() == Provider.AMAZON || server == null) {
            return;
        }
        if (exchange != null && other != null && !(page.host() + server).equals(exchange.host() + other)) {
            mixed("authorizationUrl", page.host() + server, "accessTokenUrl", exchange.host() + other, findings);
        }
        WebAddress issuer = WebAddress.of(file.issuer());
        if (issuer != null && !server.equals(issuer.path().replaceFirst("/$", "")) && !orgServer(server)) {
            mixed("authorizationUrl", page.host() + server, "issuer", issuer.host() + issuer.path(), findings);
        }
    }

    private static boolean wrongAnyway(Findings findings) {
        return findings.has(FindingKind.ADDRESSES_SWAPPED) || findings.has(FindingKind.ADDRESSES_SAME);
    }

    /** The path that names the authorization server; null if the address is not the provider's. */
    private static @Nullable String server(
            String name, WebAddress address, Pattern pattern, LinkingFile file, Findings findings) {
        Matcher matcher = pattern.matcher(address.path());
        if (matcher.matches()) {
            return matcher.group(1);
        }
        findings.add(
                FindingKind.PROVIDER_PATH,
                name + " has the path " + address.path() + " and the provider is "
                        + file.provider().word(),
                "Copy the address from the provider's metadata, or set provider to generic.");
        return null;
    }

    private static void mixed(String one, String server, String two, String other, Findings findings) {
        findings.add(
                FindingKind.ADDRESSES_MIXED,
                one + " belongs to " + server + " and " + two + " to " + other,
                "Take both from the metadata of one authorization server.");
    }

    private static boolean orgServer(String server) {
        return server.equals("/oauth2");
    }

    private static void okta(LinkingFile file, Findings findings) {
        WebAddress page = WebAddress.of(file.authorizationUrl());
        if (page == null) {
            return;
        }
        if (page.path().startsWith("/oauth2/v1/") && file.tokenCheck() == TokenCheck.LOCAL) {
            findings.add(
                    FindingKind.OKTA_ORG_SERVER,
                    "authorizationUrl is " + file.authorizationUrl() + " and tokenCheck is local",
                    "Use a custom authorization server (/oauth2/{id}/v1/authorize), or set tokenCheck to remote.");
        }
        if (page.path().startsWith("/oauth2/default/")
                && file.audience() != null
                && !file.audience().equals("api://default")) {
            findings.add(
                    FindingKind.OKTA_DEFAULT_AUDIENCE,
                    "audience is " + file.audience(),
                    "Set audience to api://default, or the server's audience to " + file.audience() + ".");
        }
    }

    private static void auth0(LinkingFile file, Findings findings) {
        WebAddress page = WebAddress.of(file.authorizationUrl());
        String parameter = page == null ? null : page.parameters().get("audience");
        if (file.tokenCheck() == TokenCheck.REMOTE) {
            findings.add(
                    FindingKind.AUTH0_REMOTE_CHECK,
                    "tokenCheck is remote and the provider is auth0",
                    "Set tokenCheck to local; Auth0 issues signed tokens once there is an audience.");
        } else if (page != null && parameter == null) {
            findings.add(
                    FindingKind.AUTH0_AUDIENCE_PARAMETER,
                    "authorizationUrl is " + file.authorizationUrl(),
                    "Add ?audience= with the identifier of your API, percent-encoded.");
        }
        if (management(parameter) || management(file.audience())) {
            findings.add(
                    FindingKind.AUTH0_MANAGEMENT_AUDIENCE,
                    "the audience is " + (management(parameter) ? parameter : file.audience()),
                    "Create an API of your own at Auth0 and use its identifier.");
        }
    }

    private static boolean management(@Nullable String audience) {
        return audience != null && audience.matches("https://[^/]+/api/v2/?");
    }

    private static void amazon(LinkingFile file, Findings findings) {
        if (file.tokenCheck() == TokenCheck.LOCAL) {
            findings.add(
                    FindingKind.AMAZON_LOCAL_CHECK,
                    "tokenCheck is local and the provider is amazon",
                    "Set tokenCheck to remote.");
        }
    }
}
