package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;

/** What belongs to one client, one authorization or one server is worth nothing at another. */
class MixUpTests {

    private static final String OTHER_VERIFIER = "another-verifier-of-43-characters-or-more-x7";

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Assistant.settings());
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void codeOfAnotherClient_isRefusedAndMakesNoLink() {
        String code = client.code(Assistant.STEADY.request(), "ann");
        List<Link> before = links();
        refused(Assistant.SERVED.exchange(server, code));
        assertThat(links()).isEqualTo(before);
    }

    @Test
    void verifierOfAnotherAuthorization_isRefused_andTheRightOneIsStillGood() {
        String code = client.code(Assistant.STEADY.request(), "ann");
        Map<String, String> other = Assistant.STEADY.request();
        other.put("code_challenge", LinkingClient.challenge(OTHER_VERIFIER));
        String otherCode = client.code(other, "ann");
        List<Link> before = links();

        refused(exchange(code, OTHER_VERIFIER));
        refused(exchange(otherCode, LinkingClient.VERIFIER));
        assertThat(links()).isEqualTo(before);

        assertThat(exchange(code, LinkingClient.VERIFIER).status()).isEqualTo(200);
        assertThat(exchange(otherCode, OTHER_VERIFIER).status()).isEqualTo(200);
    }

    @Test
    void codeAndVerifierCrossedBetweenTwoClients_areRefused() {
        String steady = client.code(Assistant.STEADY.request(), "ann");
        Map<String, String> other = Assistant.SERVED.request();
        other.put("code_challenge", LinkingClient.challenge(OTHER_VERIFIER));
        String served = client.code(other, "ann");
        List<Link> before = links();
        refused(exchange(served, LinkingClient.VERIFIER));
        refused(exchange(served, OTHER_VERIFIER));
        refused(exchange(steady, OTHER_VERIFIER));
        assertThat(links()).isEqualTo(before);
    }

    @Test
    void refreshTokenAndAccessTokenOfAnotherClient_areNotRevoked() {
        Answer link = Assistant.STEADY.link(server);
        for (String token : List.of("refresh_token", "access_token")) {
            client.postAs(
                    "/oauth2/revoke",
                    Map.of("token", link.json().get(token).asString()),
                    Assistant.SERVED.clientId(),
                    Assistant.SERVED.clientSecret());
        }
        assertThat(userInfo(link)).isEqualTo(200);
        assertThat(Assistant.STEADY
                        .refresh(server, link.json().get("refresh_token").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void basicOfOneClientAndNameOfAnother_giveTheOtherNothing() {
        String token = Assistant.STEADY.link(server).json().get("refresh_token").asString();
        Map<String, String> form =
                Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", Assistant.STEADY.clientId());
        Answer answer = client.token(form, Assistant.SERVED.clientId(), Assistant.SERVED.clientSecret());
        assertThat(answer.status()).as(answer.body()).isIn(400, 401);
        assertThat(answer.json().get("error").asString()).isIn("invalid_grant", "invalid_request", "invalid_client");
        assertThat(Assistant.STEADY.refresh(server, token).status()).isEqualTo(200);
    }

    @Test
    void tokensUsedAsTheOtherKind_areRefused() {
        Answer link = Assistant.STEADY.link(server);
        String access = link.json().get("access_token").asString();
        String refresh = link.json().get("refresh_token").asString();
        refused(Assistant.STEADY.refresh(server, access));
        refused(Assistant.STEADY.exchange(server, refresh));
        Answer profile = client.get("/userinfo", "Authorization", "Bearer " + refresh);
        assertThat(profile.status()).isEqualTo(401);
        assertThat(profile.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("invalid_token"));
        assertThat(Assistant.STEADY.refresh(server, refresh).status()).isEqualTo(200);
    }

    /** RFC 9207: a client of several servers learns which one a code or an error came from. */
    @Test
    void answer_namesTheIssuerLetterByLetter_andTheMetadataSaySo() {
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(Assistant.REFUSED.request()));
        browser.signIn("ann");
        assertThat(browser.submit("allow", Map.of()).query())
                .containsEntry("iss", RunningServer.ISSUER)
                .containsKey("code");
        for (String document : List.of("openid-configuration", "oauth-authorization-server")) {
            Answer metadata = client.get("/.well-known/" + document);
            assertThat(metadata.json().get("issuer").asString()).isEqualTo(RunningServer.ISSUER);
            assertThat(metadata.json()
                            .get("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .as(document)
                    .isTrue();
        }
    }

    @Test
    void refusal_namesTheIssuerToo() {
        Map<String, String> wrongScope = LinkingClient.request();
        wrongScope.put("scope", "pod:admin");
        assertThat(new Browser(server).open(LinkingClient.path(wrongScope)).query())
                .containsEntry("error", "invalid_scope")
                .containsEntry("iss", RunningServer.ISSUER);
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        browser.signIn("sam");
        assertThat(browser.submit("deny", Map.of()).query())
                .containsEntry("error", "access_denied")
                .containsEntry("iss", RunningServer.ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "code", "error"})
    void parameterOfAnAnswerInTheRequest_isNotRepeated(String name) {
        Map<String, String> request = LinkingClient.request();
        request.put(name, "https://attacker.example");
        request.put("scope", "pod:admin");
        Page back = new Browser(server).open(LinkingClient.path(request));
        // Queries.parse refuses what is there twice.
        assertThat(back.query()).containsEntry("iss", RunningServer.ISSUER).doesNotContainKey("code");
        assertThat(back.address().toString()).doesNotContain("attacker");
    }

    private static Answer exchange(String code, String verifier) {
        Map<String, String> form = LinkingClient.exchange(code);
        form.put("code_verifier", verifier);
        return client.token(form, Assistant.STEADY.clientId(), Assistant.STEADY.clientSecret());
    }

    private static List<Link> links() {
        return server.bean(LinkStore.class).of(Assistant.SUBJECT);
    }

    private static int userInfo(Answer link) {
        return client.get(
                        "/userinfo",
                        "Authorization",
                        "Bearer " + link.json().get("access_token").asString())
                .status();
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }
}
