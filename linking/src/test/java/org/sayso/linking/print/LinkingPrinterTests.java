package org.sayso.linking.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingYaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is printed for Amazon and the providers. */
class LinkingPrinterTests {

    private static final List<String> REDIRECTS = List.of(
            "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
            "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
            "https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7");
    private static final SecretText SHOWN =
            secret -> secret.reveal(LinkingYaml.placeholders()).orElseThrow();

    private static Printout print(LinkingYaml yaml, Target target) {
        return LinkingPrinter.print(yaml.file(), target, SecretText.hidden());
    }

    private static JsonNode json(LinkingYaml yaml, Target target) {
        return JsonMapper.shared().readTree(print(yaml, target).text());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void amazon_isTheAccountLinkingRequestThatTheCliTakes() {
        LinkingYaml yaml = LinkingYaml.embedded()
                .with("domains", "[cdn.tea-time.example]")
                .with("defaultTokenExpirationInSeconds", "3600")
                .with("skipOnEnablement", "true");

        assertThat(print(yaml, Target.AMAZON).text()).isEqualTo("""
                {
                  "accountLinkingRequest" : {
                    "type" : "AUTH_CODE",
                    "authorizationUrl" : "https://login.tea-time.example/oauth2/authorize",
                    "clientId" : "alexa-tea-time",
                    "scopes" : [
                      "openid",
                      "tea:order",
                      "offline_access"
                    ],
                    "domains" : [
                      "cdn.tea-time.example"
                    ],
                    "accessTokenUrl" : "https://login.tea-time.example/oauth2/token",
                    "clientSecret" : "${TEA_CLIENT_SECRET}",
                    "accessTokenScheme" : "HTTP_BASIC",
                    "defaultTokenExpirationInSeconds" : 3600,
                    "skipOnEnablement" : true,
                    "voiceForwardAccountLinking" : "DISABLED"
                  }
                }""");
    }

    @Test
    void amazonWithImplicitGrant_hasNothingThatOnlyTheCodeGrantUses() {
        JsonNode request = json(LinkingYaml.embedded().with("type", "IMPLICIT"), Target.AMAZON)
                .path("accountLinkingRequest");

        assertThat(request.propertyNames())
                .containsExactly(
                        "type",
                        "authorizationUrl",
                        "clientId",
                        "scopes",
                        "skipOnEnablement",
                        "voiceForwardAccountLinking");
    }

    @Test
    void amazonWithVoiceForward_enablesIt_andNamesWhatTheManifestNeeds() {
        Printout printout = print(LinkingYaml.amazon(), Target.AMAZON);

        assertThat(printout.text()).contains("\"voiceForwardAccountLinking\" : \"ENABLED\"");
        assertThat(printout.notes()).anySatisfy(note -> assertThat(note).contains("alexa::profile:name:read"));
    }

    @Test
    void amazon_saysInNotesWhatItsFormCannotSay() {
        assertThat(print(LinkingYaml.embedded(), Target.AMAZON).notes())
                .anySatisfy(note -> assertThat(note).contains("PKCE Authorization", "Enabled"))
                .anySatisfy(note -> assertThat(note).contains(REDIRECTS));
        assertThat(print(LinkingYaml.embedded().with("pkce", "false"), Target.AMAZON)
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("PKCE Authorization", "Disabled"));
    }

    @Test
    void okta_isAWebAppWithStaticRefreshTokens() {
        JsonNode app = json(LinkingYaml.okta().with("accessTokenScheme", "REQUEST_BODY_CREDENTIALS"), Target.OKTA);

        JsonNode credentials = app.path("credentials").path("oauthClient");
        JsonNode settings = app.path("settings").path("oauthClient");
        assertThat(app.path("name").asString()).isEqualTo("oidc_client");
        assertThat(app.path("signOnMode").asString()).isEqualTo("OPENID_CONNECT");
        assertThat(credentials.path("client_id").asString()).isEqualTo("alexa-tea-time");
        assertThat(credentials.path("client_secret").asString()).isEqualTo("${TEA_CLIENT_SECRET}");
        assertThat(credentials.path("token_endpoint_auth_method").asString()).isEqualTo("client_secret_post");
        assertThat(credentials.path("pkce_required").asBoolean()).isTrue();
        assertThat(settings.path("application_type").asString()).isEqualTo("web");
        assertThat(texts(settings.path("redirect_uris"))).isEqualTo(REDIRECTS);
        assertThat(texts(settings.path("response_types"))).containsExactly("code");
        assertThat(texts(settings.path("grant_types"))).containsExactly("authorization_code", "refresh_token");
        assertThat(settings.path("refresh_token").path("rotation_type").asString())
                .isEqualTo("STATIC");
    }

    @Test
    void auth0_isARegularWebApplicationWhoseRefreshTokensStay() {
        JsonNode client = json(LinkingYaml.auth0(), Target.AUTH0);

        assertThat(client.path("app_type").asString()).isEqualTo("regular_web");
        assertThat(texts(client.path("callbacks"))).isEqualTo(REDIRECTS);
        assertThat(texts(client.path("grant_types"))).containsExactly("authorization_code", "refresh_token");
        assertThat(client.path("token_endpoint_auth_method").asString()).isEqualTo("client_secret_basic");
        assertThat(client.path("refresh_token").path("rotation_type").asString())
                .isEqualTo("non-rotating");
        assertThat(client.path("refresh_token").path("idle_token_lifetime").asInt())
                .isEqualTo(31_536_000);
    }

    @Test
    void keycloak_isAConfidentialClientWithAnAudienceMapper() {
        JsonNode client = json(LinkingYaml.keycloak(), Target.KEYCLOAK);

        assertThat(client.path("clientId").asString()).isEqualTo("alexa-tea-time");
        assertThat(client.path("publicClient").asBoolean(true)).isFalse();
        assertThat(client.path("secret").asString()).isEqualTo("${TEA_CLIENT_SECRET}");
        assertThat(texts(client.path("redirectUris"))).isEqualTo(REDIRECTS);
        assertThat(client.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(texts(client.path("defaultClientScopes"))).containsExactly("basic", "acr");
        assertThat(texts(client.path("optionalClientScopes"))).containsExactly("tea:order", "offline_access");
        assertThat(client.path("protocolMappers")
                        .path(0)
                        .path("config")
                        .path("included.custom.audience")
                        .asString())
                .isEqualTo("https://api.tea-time.example");
    }

    @Test
    void embedded_isPropertiesOfTheAuthorizationServer() throws Exception {
        String text = print(LinkingYaml.embedded().with("clientId", "'back\\slash'"), Target.EMBEDDED)
                .text();

        Properties properties = new Properties();
        properties.load(new StringReader(text));
        assertThat(properties)
                .containsEntry("sayso.authorization.skills.tea-time.client-id", "back\\slash")
                .containsEntry("sayso.authorization.skills.tea-time.client-secret", "${TEA_CLIENT_SECRET}")
                .containsEntry("sayso.authorization.skills.tea-time.vendor-id", "M1A2B3C4D5E6F7")
                .containsEntry("sayso.authorization.skills.tea-time.audience", "https://api.tea-time.example")
                .containsEntry("sayso.authorization.skills.tea-time.scopes", "openid,tea:order,offline_access")
                .containsEntry("sayso.authorization.skills.tea-time.require-pkce", "true")
                .hasSize(6);
        assertThat(text).contains(REDIRECTS);
    }

    @Test
    void implicitGrant_isPrintedAsSuchForEveryProvider() {
        LinkingYaml yaml = LinkingYaml.embedded().with("type", "IMPLICIT");

        assertThat(json(yaml, Target.KEYCLOAK).path("implicitFlowEnabled").asBoolean())
                .isTrue();
        assertThat(texts(json(yaml, Target.AUTH0).path("grant_types"))).containsExactly("implicit");
        assertThat(texts(json(yaml, Target.OKTA)
                        .path("settings")
                        .path("oauthClient")
                        .path("grant_types")))
                .containsExactly("implicit");
        assertThat(print(yaml, Target.EMBEDDED).notes())
                .anySatisfy(note -> assertThat(note).contains("no implicit grant"));
    }

    @ParameterizedTest
    @EnumSource
    void secret_isShownOnlyWhereThatIsAskedFor(Target target) {
        LinkingFile placeholder = LinkingYaml.embedded().file();
        LinkingFile literal =
                LinkingYaml.embedded().with("clientSecret", LinkingYaml.SECRET).file();

        assertThat(LinkingPrinter.print(placeholder, target, SecretText.hidden())
                        .toString())
                .doesNotContain(LinkingYaml.SECRET);
        assertThat(LinkingPrinter.print(literal, target, SecretText.hidden()).toString())
                .doesNotContain(LinkingYaml.SECRET);
        if (target != Target.AUTH0) { // Auth0 makes its own
            assertThat(LinkingPrinter.print(placeholder, target, SHOWN).text()).contains(LinkingYaml.SECRET);
            assertThat(LinkingPrinter.print(literal, target, SHOWN).text()).contains(LinkingYaml.SECRET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fileWithTheFewestMembers_isPrinted(Target target) {
        Printout printout = print(
                LinkingYaml.embedded()
                        .with("type", "IMPLICIT")
                        .without("accessTokenUrl")
                        .without("clientSecret")
                        .without("scopes")
                        .without("audience")
                        .without("issuer"),
                target);

        assertThat(printout.text()).isNotBlank().doesNotContain("null");
        assertThat(printout.notes())
                .allSatisfy(note -> assertThat(note).doesNotContain(" .").doesNotContain("null"));
    }
}
