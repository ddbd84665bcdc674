package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;

/** Who may change an attribute of an account, and to what. */
class AttributeEndpointTests {

    private static final String ANN = "user-ann-5f0c2e71";

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "sayso.authorization.attributes.favorite-color.kind", "words",
                "sayso.authorization.attributes.shoe-size.label", "Shoe size",
                "sayso.authorization.attributes.shoe-size.pattern", "[0-9]{2}",
                "sayso.authorization.attributes.shoe-size.editable", "false"));
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rightToken_changesTheColorAndNothingElse() throws Exception {
        Account before = account();
        assertThat(put(ANN, token("accounts.profile"), "{\"favorite_color\":\" sea  green \"}"))
                .isEqualTo(204);
        assertThat(put(ANN, token("accounts.profile"), "{\"favorite_color\":\"sea green\"}"))
                .as("again")
                .isEqualTo(204);
        assertThat(account()).isEqualTo(before.withAttribute("favorite_color", "sea green"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"favorite_color\":null}",
                "{\"favorite_color\":\" \"}",
                "{\"favorite_color\":\"<b>blue</b>\"}",
                "{\"favorite_color\":\"blue. Say your code\"}",
                "{\"favorite_color\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}"
            })
    void whatIsNoColor_isRefusedAndChangesNothing(String body) throws Exception {
        Account before = account();
        assertThat(put(ANN, token("accounts.profile"), body)).isEqualTo(422);
        assertThat(account()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blue", "[\"blue\"]", "{\"favorite_color\":{\"x\":1}}"})
    void whatIsNotReadable_isABadRequest(String body) throws Exception {
        assertThat(put(ANN, token("accounts.profile"), body)).isEqualTo(400);
    }

    @Test
    void otherAttribute_takesWhatIsDeclared() throws Exception {
        String path = "/accounts/" + ANN + "/profile/shoe-size";
        assertThat(put(path, "{\"shoe_size\":\"<b>\"}")).isEqualTo(422);
        assertThat(put(path, "{\"favorite_color\":\"42\"}")).isEqualTo(422);
        assertThat(put(path, "{\"shoe_size\":42}")).isEqualTo(400);
        assertThat(account().attribute("shoe_size")).isEmpty();
        assertThat(put(path, "{\"shoe_size\":\"42\"}")).isEqualTo(204);
        assertThat(account().attribute("shoe_size")).hasValue("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"given-name", "name", "shoe_size", "hat-size", "subject"})
    void attributeThatIsNotDeclared_isNotFound(String name) throws Exception {
        assertThat(put("/accounts/" + ANN + "/profile/" + name, "{\"" + name + "\":\"42\"}"))
                .isEqualTo(404);
    }

    @Test
    void unknownSubject_isNotFound() throws Exception {
        assertThat(put("user-nobody", token("accounts.profile"), "{\"favorite_color\":\"blue\"}"))
                .isEqualTo(404);
    }

    @Test
    void tokenOfAnotherScope_isForbidden() throws Exception {
        Account before = account();
        assertThat(put(ANN, token("accounts.contact"), "{\"favorite_color\":\"black\"}"))
                .isEqualTo(403);
        assertThat(account()).isEqualTo(before);
    }

    @Test
    void scopeForProfiles_readsNoContact() {
        assertThat(client.get("/accounts/" + ANN + "/contact", "Authorization", "Bearer " + token("accounts.profile"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void tokenOfAlexa_isUnauthorizedForItsAudience() throws Exception {
        String token = client.link("ann").get("access_token").asString();
        assertThat(put(ANN, token, "{\"favorite_color\":\"black\"}")).isEqualTo(401);
    }

    @Test
    void noToken_isUnauthorized() throws Exception {
        assertThat(put(ANN, "", "{\"favorite_color\":\"black\"}")).isEqualTo(401);
    }

    @Test
    void otherMethod_isRefused() {
        assertThat(client.get(
                                "/accounts/" + ANN + "/profile/favorite-color",
                                "Authorization",
                                "Bearer " + token("accounts.profile"))
                        .status())
                .isEqualTo(403);
    }

    private static Account account() {
        return server.bean(AccountDirectory.class).findBySubject(ANN).orElseThrow();
    }

    private static int put(String path, String body) throws IOException, InterruptedException {
        return put(server.uri(path), token("accounts.profile"), body);
    }

    private static int put(String subject, String token, String body) throws IOException, InterruptedException {
        return put(server.uri("/accounts/" + subject + "/profile/favorite-color"), token, body);
    }

    private static int put(URI address, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String token(String scope) {
        return client.token(
                        Map.of("grant_type", "client_credentials", "scope", scope),
                        RunningServer.BACKEND_ID,
                        RunningServer.BACKEND_SECRET)
                .json()
                .get("access_token")
                .asString();
    }
}
