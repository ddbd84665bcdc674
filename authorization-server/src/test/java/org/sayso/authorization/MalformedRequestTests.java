package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;

/** Requests that two readers could read differently are refused, and use nothing up. */
class MalformedRequestTests {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "response_type", "request_uri"})
    void parameterTwiceThatSaysWhoAsks_endsOnAPageOfOurs(String name) {
        Map<String, String> request = LinkingClient.request();
        String value = request.getOrDefault(name, "urn:ietf:params:oauth:request_uri:x");
        request.put(name, value);
        Page page = new Browser(server).open(LinkingClient.path(request) + "&" + name + "=" + Browser.encode(value));
        assertThat(page.status()).as(page.toString()).isEqualTo(400);
        assertThat(page.header("location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope",
                "state",
                "code_challenge",
                "code_challenge_method",
                "nonce",
                "prompt",
                "max_age",
                "response_mode",
                "login_hint",
                "audience"
            })
    void otherParameterTwice_isRefusedAsInvalidRequestAndAsksNobody(String name) {
        Map<String, String> request = LinkingClient.request();
        String value = request.getOrDefault(name, "7");
        request.put(name, value);
        Page page = new Browser(server).open(LinkingClient.path(request) + "&" + name + "=" + Browser.encode(value));
        if (page.status() == 302) {
            assertThat(page.address().toString()).startsWith(RunningServer.STAND_IN + "?");
            assertThat(page.query()).containsEntry("error", "invalid_request").doesNotContainKey("code");
        } else {
            assertThat(page.status()).as(page.address() + page.text()).isEqualTo(400);
            assertThat(page.text()).contains("We do not understand this request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "code", "redirect_uri", "code_verifier", "client_id", "client_secret"})
    void parameterTwiceInAnExchange_isRefusedAndTheCodeStaysGood(String name) throws Exception {
        Map<String, String> form = LinkingClient.exchange(client.code(LinkingClient.request(), "ann"));
        form.put("code_verifier", LinkingClient.VERIFIER);
        form.put("client_id", RunningServer.ALEXA_ID);
        form.put("client_secret", RunningServer.ALEXA_SECRET);
        String body = Queries.write(form);

        HttpResponse<String> answer =
                post(FORM, body + "&" + name + "=" + Browser.encode(form.getOrDefault(name, "")), false);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
        assertThat(client.post("/oauth2/token", form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "refresh_token", "scope"})
    void parameterTwiceInARefresh_isRefusedAndTheTokenStaysGood(String name) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(
                LinkingClient.refresh(client.link("ann").get("refresh_token").asString()));
        form.put("scope", "openid");
        HttpResponse<String> answer =
                post(FORM, Queries.write(form) + "&" + name + "=" + Browser.encode(form.getOrDefault(name, "")), true);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
        assertThat(client.tokenAsAlexa(form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "text/plain, true",
        "multipart/form-data; boundary=x, true",
        "application/xml, true",
        "application/json, false"
    })
    void bodyThatIsNoForm_isRefusedAndTheTokenStaysGood(String type, boolean authenticated) throws Exception {
        String token = client.link("ann").get("refresh_token").asString();
        String body = switch (type) {
            case "application/json" -> "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + token + "\"}";
            case "multipart/form-data; boundary=x" ->
                "--x\r\nContent-Disposition: form-data;"
                        + " name=\"grant_type\"\r\n\r\nrefresh_token\r\n--x\r\nContent-Disposition: form-data;"
                        + " name=\"refresh_token\"\r\n\r\n" + token + "\r\n--x--\r\n";
            default -> Queries.write(LinkingClient.refresh(token));
        };
        HttpResponse<String> answer = post(type, body, authenticated);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_request\"");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(json -> assertThat(json).startsWith("application/json"));
        assertThat(client.tokenAsAlexa(LinkingClient.refresh(token)).status()).isEqualTo(200);
    }

    @Test
    void credentialsInTwoPlaces_areRefusedAsInvalidRequest() {
        Map<String, String> form = new LinkedHashMap<>(
                LinkingClient.refresh(client.link("ann").get("refresh_token").asString()));
        form.put("client_id", RunningServer.ALEXA_ID);
        form.put("client_secret", RunningServer.ALEXA_SECRET);
        var answer = client.tokenAsAlexa(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "implicit", "urn:ietf:params:oauth:grant-type:token-exchange", "REFRESH_TOKEN"})
    void grantThatIsNotOffered_isRefused(String grant) {
        Map<String, String> form = new LinkedHashMap<>(
                Map.of("grant_type", grant, "username", "ann", "password", "demo-only-ann", "subject_token", "x"));
        var answer = client.tokenAsAlexa(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString())
                .isIn("unsupported_grant_type", "unauthorized_client", "invalid_request");
        assertThat(answer.json().has("access_token")).isFalse();
    }

    private static HttpResponse<String> post(String type, String body, boolean authenticated)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/oauth2/token"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (authenticated) {
            String credentials = RunningServer.ALEXA_ID + ":" + RunningServer.ALEXA_SECRET;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
