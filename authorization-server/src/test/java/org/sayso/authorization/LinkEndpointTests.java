package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which link a service of ours may end, and that it ends no other. */
class LinkEndpointTests {

    private static final String ANN = "user-ann-5f0c2e71";

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

    private static String linkOf(JsonNode tokens) {
        return LinkingClient.claims(tokens.get("access_token").asString())
                .path("link")
                .asString("");
    }

    private static int refresh(JsonNode tokens) {
        return client.token(
                        LinkingClient.refresh(tokens.get("refresh_token").asString()),
                        RunningServer.ALEXA_ID,
                        RunningServer.ALEXA_SECRET)
                .status();
    }

    @Test
    void link_isEndedByTheClaimOfItsTokens_andTheOtherOfTheSameAccountGoesOn() throws Exception {
        JsonNode kitchen = client.link("ann");
        JsonNode office = client.link("ann");
        assertThat(linkOf(kitchen)).isNotBlank().isNotEqualTo(linkOf(office));

        assertThat(delete(ANN, linkOf(kitchen), token("accounts.links"))).isEqualTo(204);
        assertThat(delete(ANN, linkOf(kitchen), token("accounts.links")))
                .as("again")
                .isEqualTo(204);

        assertThat(refresh(kitchen)).isEqualTo(400);
        assertThat(refresh(office)).isEqualTo(200);
    }

    @Test
    void claim_staysTheSameWhenTheTokenIsRefreshed() {
        JsonNode first = client.link("ann");
        JsonNode second = client.token(
                        LinkingClient.refresh(first.get("refresh_token").asString()),
                        RunningServer.ALEXA_ID,
                        RunningServer.ALEXA_SECRET)
                .json();
        assertThat(linkOf(second)).isEqualTo(linkOf(first));
    }

    @Test
    void linkOfAnotherAccount_isNotFound_andGoesOn() throws Exception {
        JsonNode tokens = client.link("ann");

        assertThat(delete("user-ben", linkOf(tokens), token("accounts.links"))).isEqualTo(404);
        assertThat(delete(ANN, "unknown", token("accounts.links"))).isEqualTo(404);
        assertThat(refresh(tokens)).isEqualTo(200);
    }

    @Test
    void wrongToken_endsNothing() throws Exception {
        JsonNode tokens = client.link("ann");
        String alexas = tokens.get("access_token").asString();

        assertThat(delete(ANN, linkOf(tokens), token("accounts.profile"))).isEqualTo(403);
        assertThat(delete(ANN, linkOf(tokens), alexas)).isEqualTo(401);
        assertThat(delete(ANN, linkOf(tokens), "")).isEqualTo(401);
        assertThat(refresh(tokens)).isEqualTo(200);
    }

    private static int delete(String subject, String link, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/accounts/" + subject + "/links/" + link))
                .DELETE();
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
