package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** Who may ask where an account's owner is reached, and what the answer is. */
class ContactTests {

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

    @Test
    void rightToken_readsTheContact() {
        Answer answer = contact(subject("ann"), backendToken("accounts.contact"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "preferred_channel", "phone_number", "phone_number_verified", "email", "email_verified");
        assertThat(answer.json().get("preferred_channel").asString()).isEqualTo("SMS");
        assertThat(answer.json().get("phone_number").asString()).isEqualTo("+12025550142");
        assertThat(answer.json().get("phone_number_verified").asBoolean()).isTrue();
        assertThat(answer.json().get("email").asString()).isEqualTo("ann@example.com");
        assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void personWithoutPhone_hasNoPhoneInTheAnswer() {
        JsonNode contact =
                contact(subject("sam"), backendToken("accounts.contact")).json();
        assertThat(contact.propertyNames()).containsExactlyInAnyOrder("email", "email_verified");
    }

    @Test
    void backendToken_isMadeForThisServerAndNamesTheClient() {
        JsonNode claims = LinkingClient.claims(backendToken("accounts.contact"));
        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder("iss", "sub", "aud", "client_id", "scope", "jti", "iat", "exp", "nbf");
        assertThat(claims.get("aud").asString()).isEqualTo(RunningServer.ISSUER);
        assertThat(claims.get("sub").asString()).isEqualTo(RunningServer.BACKEND_ID);
    }

    @Test
    void noToken_isUnauthorizedAsProblem() {
        Answer answer = client.get("/accounts/user-x/contact");
        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer, 401);
        assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    @Test
    void tokenOfAlexa_isUnauthorizedForItsAudience() {
        String token = client.link("ann").get("access_token").asString();
        Answer answer = contact(subject("ann"), token);
        assertProblem(answer, 401);
        assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("invalid_token", "aud"));
    }

    @Test
    void tokenWithoutTheScope_isForbidden() {
        Answer answer = contact(subject("ann"), backendToken(""));
        assertProblem(answer, 403);
    }

    @Test
    void unknownSubject_isNotFoundAsProblem() {
        assertProblem(contact("user-nobody", backendToken("accounts.contact")), 404);
    }

    @Test
    void otherMethod_isRefused() {
        Answer answer = client.post(
                "/accounts/user-x/contact", Map.of(), "Authorization", "Bearer " + backendToken("accounts.contact"));
        assertThat(answer.status()).isEqualTo(403);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").asString()).isNotEmpty();
    }

    private static Answer contact(String subject, String token) {
        return client.get("/accounts/" + subject + "/contact", "Authorization", "Bearer " + token);
    }

    private static String subject(String userName) {
        return LinkingClient.claims(client.link(userName).get("access_token").asString())
                .get("sub")
                .asString();
    }

    private static String backendToken(String scope) {
        Map<String, String> form = scope.isEmpty()
                ? Map.of("grant_type", "client_credentials")
                : Map.of("grant_type", "client_credentials", "scope", scope);
        return client.token(form, RunningServer.BACKEND_ID, RunningServer.BACKEND_SECRET)
                .json()
                .get("access_token")
                .asString();
    }
}
