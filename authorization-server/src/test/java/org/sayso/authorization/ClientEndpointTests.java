package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.LinkingClient.Answer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The endpoints that clients call: nothing secret in addresses, and the discovery documents keep what they promise. */
@ExtendWith(OutputCaptureExtension.class)
class ClientEndpointTests {

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        settings.put("logging.level.org.springframework.security", "TRACE");
        settings.put("logging.level.org.springframework.web", "TRACE");
        settings.put("logging.level.org.sayso", "TRACE");
        server = RunningServer.start(settings);
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/introspect, token",
        "/oauth2/%69ntrospect, token",
        "/oauth2/introspect, client_secret",
        "/oauth2/revoke, token",
        "/oauth2/token, refresh_token",
        "/oauth2/token, code",
        "/oauth2/token, client_secret"
    })
    void secretInTheAddress_isRefusedAndNotLogged(String path, String parameter, CapturedOutput output) {
        String secret = "value-that-must-not-be-logged";
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("token", "some-token");
        Answer answer = client.postAs(
                path + "?" + parameter + "=" + secret, form, "pizza-api", ResourceServers.SECRET + "pizza");
        assertRefused(answer, 400);
        assertThat(answer.body()).contains("lost").doesNotContain(secret);
        assertRefused(client.get(path + "?" + parameter + "=" + secret), 400);
        assertThat(output.getAll()).doesNotContain(secret);
    }

    @Test
    void introspectionAndRevocation_logNoTokenAndNoSecret(CapturedOutput output) {
        JsonNode tokens = client.link("ann");
        String accessToken = tokens.get("access_token").asString();
        String refreshToken = tokens.get("refresh_token").asString();
        ResourceServers.introspect(client, "pizza", accessToken);
        client.postAs(
                "/oauth2/revoke", Map.of("token", refreshToken), RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET);
        ResourceServers.introspect(client, "pizza", refreshToken);
        assertThat(output.getAll())
                .contains("/oauth2/introspect")
                .doesNotContain(accessToken, refreshToken, ResourceServers.SECRET, RunningServer.ALEXA_SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/introspect", "/oauth2/revoke", "/oauth2/token"})
    void otherMethodThanPost_isRefused(String path) {
        Answer answer = client.get(path);
        assertRefused(answer, 405);
        assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void everyEndpointOfTheDocument_existsAndTakesTheMethodsItNames(String path) {
        JsonNode document = client.get(path).json();
        List<String> endpoints = new ArrayList<>();
        for (String name : document.propertyNames()) {
            if (name.endsWith("_endpoint") || name.equals("jwks_uri")) {
                endpoints.add(name);
                String address = URI.create(document.get(name).asString()).getPath();
                assertThat(document.get(name).asString()).isEqualTo(RunningServer.ISSUER + address);
                assertThat(client.get(address).status()).as(name).isNotIn(404, 500);
            }
        }
        assertThat(endpoints)
                .contains(
                        "authorization_endpoint",
                        "token_endpoint",
                        "jwks_uri",
                        "introspection_endpoint",
                        "revocation_endpoint");
        for (String endpoint : List.of("token", "introspection", "revocation")) {
            assertThat(document.get(endpoint + "_endpoint_auth_methods_supported"))
                    .extracting(JsonNode::asString)
                    .containsExactly("client_secret_basic", "client_secret_post");
        }
    }

    @Test
    void noResourceServer_noIntrospectionInTheDocuments() {
        try (RunningServer without = RunningServer.start()) {
            LinkingClient other = new LinkingClient(without);
            for (String path :
                    List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
                assertThat(other.get(path).json().propertyNames())
                        .contains("revocation_endpoint")
                        .doesNotContain("introspection_endpoint", "introspection_endpoint_auth_methods_supported");
            }
        }
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
        assertThat(answer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
