package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** What docs/standards.md says: the endpoints are on it, the tests it names exist, and what it says is refused is. */
class StandardsTests {

    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w+(?:Tests|IT|Contract))`");

    private static DeviceServer devices;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        devices = new DeviceServer();
        client = devices.client;
    }

    @AfterAll
    static void stop() {
        devices.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void everyPublishedEndpoint_isInTheTable(String document) throws IOException {
        String guide = guide();
        assertThat(guide).contains("| `" + document + "` |");
        JsonNode published = client.get(document).json();
        List<String> endpoints = published.propertyNames().stream()
                .filter(name -> name.endsWith("_endpoint") || name.equals("jwks_uri"))
                .map(name -> URI.create(published.get(name).asString()).getPath())
                .toList();
        assertThat(endpoints).hasSizeGreaterThan(5);
        assertThat(endpoints).allSatisfy(path -> assertThat(guide).contains("| `" + path + "` |"));
    }

    @Test
    void everyGrantOfTheServer_isInTheTable() throws IOException {
        String guide = guide();
        JsonNode grants = client.get("/.well-known/openid-configuration").json().get("grant_types_supported");
        assertThat(grants)
                .extracting(JsonNode::asString)
                .hasSize(4)
                .allSatisfy(grant -> assertThat(guide).contains(", `" + grant + "`"));
    }

    @Test
    void everyNamedTestClass_exists() throws IOException {
        Set<String> named = TEST_CLASS
                .matcher(guide())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(20).contains("StandardsTests");
        assertThat(testClasses()).containsAll(named);
    }

    @Test
    void everyLineOfTheTable_namesATest() throws IOException {
        String guide = guide();
        String table = guide.substring(guide.indexOf("## Endpoints"), guide.indexOf("## Not supported"));
        assertThat(table.lines().filter(line -> line.startsWith("| ")).skip(1))
                .hasSizeGreaterThan(15)
                .allMatch(line -> TEST_CLASS.matcher(line).find());
    }

    @Test
    void responseTypesButCode_areRefused() {
        for (String type : List.of("token", "id_token", "code token", "code id_token")) {
            Map<String, String> request = LinkingClient.request();
            request.put("response_type", type);
            Browser.Page page = new Browser(devices.server).open(LinkingClient.path(request));
            assertThat(page.status()).as(type).isEqualTo(400);
            assertThat(page.header("location")).as(type).isEmpty();
            assertThat(page.address().getAuthority())
                    .as(type)
                    .isEqualTo(devices.server.base().getAuthority());
            assertThat(page.document().select("[data-problem]")).as(type).isNotEmpty();
        }
        assertThat(published().get("response_types_supported"))
                .extracting(JsonNode::asString)
                .containsExactly("code");
    }

    @Test
    void otherGrants_areRefused() {
        assertThat(DeviceServer.error(
                        client.tokenAsAlexa(Map.of("grant_type", "password", "username", "ann", "password", "x"))))
                .isEqualTo("400 unsupported_grant_type");
        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        exchange.put("subject_token", client.link("ann").get("access_token").asString());
        exchange.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        assertThat(DeviceServer.error(client.tokenAsAlexa(exchange))).isEqualTo("400 unauthorized_client");
    }

    @Test
    void plainChallenge_isRefused() {
        Map<String, String> request = LinkingClient.request();
        request.put("code_challenge", LinkingClient.VERIFIER);
        request.put("code_challenge_method", "plain");
        assertThat(new Browser(devices.server)
                        .open(LinkingClient.path(request))
                        .query()
                        .get("error"))
                .isEqualTo("invalid_request");
        assertThat(published().get("code_challenge_methods_supported"))
                .extracting(JsonNode::asString)
                .containsExactly("S256");
    }

    @Test
    void clientAssertion_isRefused() {
        Map<String, String> form = new LinkedHashMap<>(LinkingClient.refresh("x"));
        form.put("client_id", RunningServer.ALEXA_ID);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", client.link("ann").get("access_token").asString());
        assertThat(DeviceServer.error(client.post("/oauth2/token", form))).isEqualTo("401 invalid_client");
        assertThat(published().get("token_endpoint_auth_methods_supported"))
                .extracting(JsonNode::asString)
                .isNotEmpty()
                .doesNotContain(
                        "private_key_jwt", "client_secret_jwt", "tls_client_auth", "self_signed_tls_client_auth");
    }

    @Test
    void requestObject_isNotRead() {
        Map<String, String> request = LinkingClient.request();
        request.put("request", unsigned("{\"redirect_uri\":\"https://evil.example/\",\"state\":\"other\"}"));
        Browser browser = new Browser(devices.server);
        browser.open(LinkingClient.path(request));
        Browser.Page page = browser.signIn("ann");
        if (page.status() == 200) {
            page = browser.submit("allow", Map.of());
        }
        assertThat(page.address().toString()).startsWith(RunningServer.STAND_IN);
        assertThat(page.query()).containsEntry("state", LinkingClient.STATE);
        assertThat(page.code()).isNotBlank();
    }

    @Test
    void requestByReference_endsOnAPageOfOurs() {
        Map<String, String> request = LinkingClient.request();
        request.put("request_uri", "https://evil.example/request");
        Browser browser = new Browser(devices.server);
        browser.open("/account");
        browser.signIn("ann");
        Browser.Page page = browser.open(LinkingClient.path(request));
        assertThat(page.status()).as(page.toString()).isEqualTo(400);
        assertThat(page.header("location")).isEmpty();
    }

    @Test
    void openIdForADevice_isRefused_alsoInTheSettings() {
        assertThat(DeviceServer.error(client.post(
                        "/oauth2/device_authorization", Map.of("client_id", DeviceServer.TV, "scope", "openid"))))
                .isEqualTo("400 invalid_scope");
        Map<String, String> settings = new LinkedHashMap<>(DeviceServer.settings());
        settings.put("sayso.authorization.devices.tv.scopes", "openid,pod:order");
        assertThatThrownBy(() -> RunningServer.start(settings).close())
                .hasStackTraceContaining("no ID token comes with a device's link");
    }

    private static String unsigned(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    @Test
    void whatIsNotOffered_isNeitherThereNorPublished() {
        for (String path : List.of("/connect/register", "/oauth2/register", "/oauth2/par")) {
            Answer answer = client.postAs(
                    path,
                    Map.of("client_id", RunningServer.ALEXA_ID),
                    RunningServer.ALEXA_ID,
                    RunningServer.ALEXA_SECRET);
            // Pages are looked for after the token of a form, protocol endpoints before.
            assertThat(answer.status()).as(path).isEqualTo(path.equals("/oauth2/par") ? 404 : 403);
            assertThat(client.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(published().propertyNames())
                .doesNotContain(
                        "registration_endpoint",
                        "pushed_authorization_request_endpoint",
                        "dpop_signing_alg_values_supported",
                        "tls_client_certificate_bound_access_tokens",
                        "request_object_signing_alg_values_supported");
    }

    private static JsonNode published() {
        return client.get("/.well-known/openid-configuration").json();
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("src/test/java") && file.endsWith(".java"))
                    .map(file -> Path.of(file).getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/standards.md"));
    }
}
