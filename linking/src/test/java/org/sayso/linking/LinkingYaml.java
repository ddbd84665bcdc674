package org.sayso.linking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A linking file in which nothing is wrong, and variations of it. Immutable. */
public final class LinkingYaml {

    /** What the placeholder of the client secret stands for. */
    public static final String SECRET = "s3cret-of-the-tests";

    private final Map<String, String> members;

    private LinkingYaml(Map<String, String> members) {
        this.members = members;
    }

    /** With Sayso's own authorization server. */
    public static LinkingYaml embedded() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("skill", "Tea Time");
        members.put("skillId", "amzn1.ask.skill.0a0a0a0a-0000-4000-8000-000000000001");
        members.put("vendorId", "M1A2B3C4D5E6F7");
        members.put("type", "AUTH_CODE");
        members.put("authorizationUrl", "https://login.tea-time.example/oauth2/authorize");
        members.put("accessTokenUrl", "https://login.tea-time.example/oauth2/token");
        members.put("clientId", "alexa-tea-time");
        members.put("clientSecret", "${TEA_CLIENT_SECRET}");
        members.put("accessTokenScheme", "HTTP_BASIC");
        members.put("scopes", "[openid, 'tea:order', offline_access]");
        members.put("provider", "embedded");
        members.put("audience", "https://api.tea-time.example");
        members.put("issuer", "https://login.tea-time.example");
        return new LinkingYaml(members);
    }

    /** With a custom authorization server of Okta. */
    public static LinkingYaml okta() {
        return embedded()
                .with("provider", "okta")
                .with("authorizationUrl", "https://tea-time.okta.example/oauth2/aus1/v1/authorize")
                .with("accessTokenUrl", "https://tea-time.okta.example/oauth2/aus1/v1/token")
                .with("issuer", "https://tea-time.okta.example/oauth2/aus1");
    }

    /** With Auth0. */
    public static LinkingYaml auth0() {
        return embedded()
                .with("provider", "auth0")
                .with(
                        "authorizationUrl",
                        "https://tea.auth0.example/authorize?audience=https%3A%2F%2Fapi.tea-time.example")
                .with("accessTokenUrl", "https://tea.auth0.example/oauth/token")
                .with("issuer", "https://tea.auth0.example/");
    }

    /** With Keycloak. */
    public static LinkingYaml keycloak() {
        return embedded()
                .with("provider", "keycloak")
                .with("authorizationUrl", "https://id.tea-time.example/realms/tea/protocol/openid-connect/auth")
                .with("accessTokenUrl", "https://id.tea-time.example/realms/tea/protocol/openid-connect/token")
                .with("issuer", "https://id.tea-time.example/realms/tea");
    }

    /** With Login with Amazon, linked by voice. */
    public static LinkingYaml amazon() {
        return embedded()
                .with("provider", "amazon")
                .with("authorizationUrl", "https://www.amazon.com/ap/oa")
                .with("accessTokenUrl", "https://api.amazon.com/auth/o2/token")
                .with("clientId", "amzn1.application-oa2-client.0a0a")
                .with("scopes", "[profile]")
                .with("tokenCheck", "remote")
                .with("voiceForward", "{enabled: true, permissions: ['alexa::profile:name:read']}")
                .without("audience")
                .without("issuer");
    }

    /** With any other OAuth 2.0 server. */
    public static LinkingYaml generic() {
        return embedded().with("provider", "generic").with("scopes", "['tea:order']");
    }

    /** The value in YAML, on the member's line. */
    public LinkingYaml with(String member, String value) {
        Map<String, String> other = new LinkedHashMap<>(members);
        other.put(member, value);
        return new LinkingYaml(other);
    }

    public LinkingYaml without(String member) {
        Map<String, String> other = new LinkedHashMap<>(members);
        other.remove(member);
        return new LinkingYaml(other);
    }

    public String text() {
        return members.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    public LinkingFile file() {
        return new LinkingReader(placeholders()).parse(text());
    }

    public static Placeholders placeholders() {
        return Placeholders.of(Map.of("TEA_CLIENT_SECRET", SECRET));
    }
}
