package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** Each endpoint of docs/standards.md does what it is there for; an endpoint on that page without a test here fails. */
class StandardsEndpointTests {

    private static final Pattern PATH = Pattern.compile("`(/[^`]+)`");
    private static final String ANN = "user-ann-5f0c2e71";

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

    private static Map<String, Executable> tests() {
        Map<String, Executable> tests = new LinkedHashMap<>();
        tests.put("/.well-known/openid-configuration", () -> assertDiscovery("/.well-known/openid-configuration"));
        tests.put("/.well-known/oauth-authorization-server", () -> {
            JsonNode metadata = assertDiscovery("/.well-known/oauth-authorization-server");
            assertThat(metadata.get("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .isTrue();
        });
        tests.put("/oauth2/jwks", StandardsEndpointTests::keysOfTokensArePublished);
        tests.put("/oauth2/authorize", StandardsEndpointTests::codeComesBackWithStateAndIssuer);
        tests.put("/oauth2/token", StandardsEndpointTests::codeAndRefreshTokenBringTokens);
        tests.put("/oauth2/device_authorization", StandardsEndpointTests::deviceGetsBothCodes);
        tests.put("/device", StandardsEndpointTests::codeOfADeviceIsAllowedOnThePage);
        tests.put("/oauth2/introspect", StandardsEndpointTests::goodTokenIsActiveAndAnotherTextIsNot);
        tests.put("/oauth2/revoke", StandardsEndpointTests::revokedRefreshTokenEndsTheLink);
        tests.put("/userinfo", StandardsEndpointTests::userInfoNamesWhoLinked);
        tests.put("/connect/logout", StandardsEndpointTests::logoutEndsTheSessionAndLeadsBack);
        tests.put("/accounts/{sub}/contact", StandardsEndpointTests::contactIsToldToTheBackend);
        tests.put("/accounts/{sub}/profile/{attribute}", StandardsEndpointTests::attributeIsChangedByTheBackend);
        tests.put("/accounts/{sub}/links/{link}", StandardsEndpointTests::linkIsEndedByTheBackend);
        return tests;
    }

    @Test
    void everyEndpointOfThePage_isTestedHereAndNoOther() throws IOException {
        String guide = Files.readString(Path.of("../docs/standards.md"));
        List<String> paths = guide.substring(guide.indexOf("## Endpoints"), guide.indexOf("## Not supported"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> PATH.matcher(line.split(" \\| ", 2)[0]).results())
                .map(path -> path.group(1))
                .toList();
        assertThat(tests()).containsOnlyKeys(paths);
    }

    @TestFactory
    Stream<DynamicTest> endpointOfThePage_doesWhatItIsFor() {
        return tests().entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), each.getValue()));
    }

    private static JsonNode assertDiscovery(String path) {
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("issuer").asString()).isEqualTo(RunningServer.ISSUER);
        assertThat(answer.json().get("authorization_endpoint").asString())
                .isEqualTo(RunningServer.ISSUER + "/oauth2/authorize");
        assertThat(answer.json().get("token_endpoint").asString()).isEqualTo(RunningServer.ISSUER + "/oauth2/token");
        assertThat(answer.json().get("jwks_uri").asString()).isEqualTo(RunningServer.ISSUER + "/oauth2/jwks");
        return answer.json();
    }

    private static void keysOfTokensArePublished() {
        String kid = LinkingClient.header(client.link("ann").get("access_token").asString())
                .get("kid")
                .asString();
        JsonNode keys = client.get("/oauth2/jwks").json().get("keys");
        assertThat(keys).extracting(key -> key.get("kid").asString()).contains(kid);
        assertThat(keys)
                .allSatisfy(key -> assertThat(key.propertyNames())
                        .contains("n", "e")
                        .doesNotContain("d", "p", "q", "dp", "dq", "qi", "k"));
    }

    private static void codeComesBackWithStateAndIssuer() {
        Browser browser = new Browser(devices.server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        Browser.Page page = browser.signIn("ann");
        if (page.status() == 200) {
            page = browser.submit("allow", Map.of());
        }
        assertThat(page.address().toString()).startsWith(RunningServer.STAND_IN);
        assertThat(page.query()).containsEntry("state", LinkingClient.STATE).containsEntry("iss", RunningServer.ISSUER);
        assertThat(page.code()).isNotBlank();
    }

    private static void codeAndRefreshTokenBringTokens() {
        JsonNode tokens = client.link("ann");
        Answer refreshed = client.tokenAsAlexa(
                LinkingClient.refresh(tokens.get("refresh_token").asString()));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(List.of(tokens, refreshed.json())).allSatisfy(answer -> {
            assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
            assertThat(answer.get("expires_in").asLong()).isBetween(3_590L, 3_600L);
            assertThat(LinkingClient.claims(answer.get("access_token").asString())
                            .get("sub")
                            .asString())
                    .isEqualTo(ANN);
        });
    }

    private static void deviceGetsBothCodes() {
        JsonNode codes = devices.begin();
        assertThat(DeviceServer.deviceCode(codes)).hasSizeGreaterThan(40);
        assertThat(DeviceServer.userCode(codes)).matches("[A-Z]{4}-[A-Z]{4}");
        assertThat(codes.get("verification_uri").asString()).isEqualTo(RunningServer.ISSUER + "/device");
        assertThat(codes.get("verification_uri_complete").asString()).contains("/device?user_code=");
        assertThat(codes.get("interval").asInt()).isEqualTo(5);
        assertThat(codes.get("expires_in").asInt()).isPositive();
    }

    private static void codeOfADeviceIsAllowedOnThePage() {
        JsonNode tokens = devices.link("ann");
        JsonNode claims = LinkingClient.claims(tokens.get("access_token").asString());
        assertThat(claims.get("sub").asString()).isEqualTo(ANN);
        assertThat(claims.get("client_id").asString()).isEqualTo(DeviceServer.TV);
    }

    private static void goodTokenIsActiveAndAnotherTextIsNot() {
        String token = client.link("ann").get("access_token").asString();
        JsonNode told = ResourceServers.introspect(client, "pizza", token).json();
        assertThat(told.get("active").asBoolean()).isTrue();
        assertThat(told.get("sub").asString()).isEqualTo(ANN);
        assertThat(ResourceServers.introspect(client, "pizza", token + "x").json())
                .hasToString("{\"active\":false}");
    }

    private static void revokedRefreshTokenEndsTheLink() {
        JsonNode tokens = client.link("ann");
        String refreshToken = tokens.get("refresh_token").asString();
        assertThat(client.postAs(
                                "/oauth2/revoke",
                                Map.of("token", refreshToken),
                                RunningServer.ALEXA_ID,
                                RunningServer.ALEXA_SECRET)
                        .status())
                .isEqualTo(200);
        assertThat(DeviceServer.error(client.tokenAsAlexa(LinkingClient.refresh(refreshToken))))
                .isEqualTo("400 invalid_grant");
        assertThat(ResourceServers.introspect(
                                client, "pizza", tokens.get("access_token").asString())
                        .json())
                .hasToString("{\"active\":false}");
    }

    private static void userInfoNamesWhoLinked() {
        Answer answer = client.get(
                "/userinfo",
                "Authorization",
                "Bearer " + client.link("ann").get("access_token").asString());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("sub").asString()).isEqualTo(ANN);
        assertThat(answer.json().get("given_name").asString()).isEqualTo("Ann");
        assertThat(client.get("/userinfo").status()).isEqualTo(401);
    }

    private static void logoutEndsTheSessionAndLeadsBack() {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", RunningServer.WEB_ID);
        request.put("redirect_uri", RunningServer.WEB_REDIRECT);
        request.put("scope", "openid profile");
        Browser browser = new Browser(devices.server);
        browser.open(LinkingClient.path(request));
        Map<String, String> form = LinkingClient.exchange(browser.signIn("sam").code());
        form.put("redirect_uri", RunningServer.WEB_REDIRECT);
        form.put("code_verifier", LinkingClient.VERIFIER);
        String idToken = client.token(form, RunningServer.WEB_ID, RunningServer.WEB_SECRET)
                .json()
                .get("id_token")
                .asString();
        assertThat(browser.open("/").text()).contains("signed in as");
        Browser.Page back = browser.open("/connect/logout?"
                + Queries.write(
                        Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "http://localhost:8082/pod/app")));
        assertThat(back.address().toString()).isEqualTo("http://localhost:8082/pod/app");
        assertThat(browser.open("/").text()).doesNotContain("signed in as");
    }

    private static void contactIsToldToTheBackend() {
        Answer answer = client.get(
                "/accounts/" + ANN + "/contact", "Authorization", "Bearer " + backendToken("accounts.contact"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("email").asString()).isEqualTo("ann@example.com");
        assertThat(client.get("/accounts/" + ANN + "/contact").status()).isEqualTo(401);
    }

    private static void attributeIsChangedByTheBackend() throws IOException, InterruptedException {
        HttpRequest.Builder change = HttpRequest.newBuilder(
                        devices.server.uri("/accounts/" + ANN + "/profile/favorite-color"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"favorite_color\":\"teal\"}"));
        assertThat(status(change, backendToken("accounts.links"))).isEqualTo(403);
        assertThat(devices.accounts.findBySubject(ANN).orElseThrow().attributes())
                .doesNotContainEntry("favorite_color", "teal");
        assertThat(status(change, backendToken("accounts.profile"))).isEqualTo(204);
        assertThat(devices.accounts.findBySubject(ANN).orElseThrow().attributes())
                .containsEntry("favorite_color", "teal");
    }

    private static void linkIsEndedByTheBackend() throws IOException, InterruptedException {
        JsonNode tokens = client.link("ann");
        String link = LinkingClient.claims(tokens.get("access_token").asString())
                .get("link")
                .asString();
        HttpRequest.Builder end = HttpRequest.newBuilder(devices.server.uri("/accounts/" + ANN + "/links/" + link))
                .DELETE();
        assertThat(status(end, backendToken("accounts.profile"))).isEqualTo(403);
        assertThat(client.tokenAsAlexa(LinkingClient.refresh(
                                tokens.get("refresh_token").asString()))
                        .status())
                .isEqualTo(200);
        assertThat(status(end, backendToken("accounts.links"))).isEqualTo(204);
        assertThat(DeviceServer.error(client.tokenAsAlexa(
                        LinkingClient.refresh(tokens.get("refresh_token").asString()))))
                .isEqualTo("400 invalid_grant");
    }

    private static int status(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.setHeader("Authorization", "Bearer " + token).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String backendToken(String scope) {
        return client.token(
                        Map.of("grant_type", "client_credentials", "scope", scope),
                        RunningServer.BACKEND_ID,
                        RunningServer.BACKEND_SECRET)
                .json()
                .get("access_token")
                .asString();
    }
}
