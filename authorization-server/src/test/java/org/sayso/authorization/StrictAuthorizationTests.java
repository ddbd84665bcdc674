package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;

/** What an authorization request may say, and what happens if it says more. */
class StrictAuthorizationTests {

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
    @ValueSource(strings = {"a", "=", "ä", "=&?#%+ /\\\"'<>{}|^`~;,:@!$()*[]\u0001\t\r\n äöü€\uD83C\uDF55 %41 +"})
    void stateOf4096Bytes_comesBackByteForByte(String part) {
        String state = bytes(part, 4096);
        Map<String, String> request = LinkingClient.request();
        request.put("state", state);
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(request));
        browser.signIn("ann");
        Page back = browser.page().status() == 200 ? browser.submit("allow", Map.of()) : browser.page();
        assertThat(back.query()).containsKey("code").containsEntry("state", state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=", "ä"})
    void stateOfMore_endsOnAPageOfOurs(String part) {
        Map<String, String> request = LinkingClient.request();
        request.put("state", bytes(part, 4096) + "x");
        Page page = new Browser(server).open(LinkingClient.path(request));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.address().getPath()).isEqualTo("/oauth2/authorize");
        assertThat(page.text()).contains("We do not understand this request");
    }

    @ParameterizedTest
    @CsvSource({
        "'',S256,code_challenge",
        "too-short,S256,code_challenge",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEj+k,S256,code_challenge",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk,plain,code_challenge_method",
        "'',plain,code_challenge_method"
    })
    void halfOrWrongChallenge_isRefusedAndNotTakenForNone(String challenge, String method, String parameter) {
        Map<String, String> request = LinkingClient.request();
        request.put("code_challenge", challenge);
        request.put("code_challenge_method", method);
        Page back = new Browser(server).open(LinkingClient.path(request));
        assertThat(back.address().toString()).startsWith(RunningServer.STAND_IN + "?");
        assertThat(back.query())
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "OAuth 2.0 Parameter: " + parameter)
                .containsEntry("state", LinkingClient.STATE);
    }

    @Test
    void methodWithoutChallenge_isRefused() {
        Map<String, String> request = LinkingClient.requestWithoutPkce();
        request.put("code_challenge_method", "S256");
        assertThat(new Browser(server).open(LinkingClient.path(request)).query())
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "OAuth 2.0 Parameter: code_challenge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code_challenge=&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                "code_challenge_method=&code_challenge_method=S256",
                "audience=&audience=" + RunningServer.AUDIENCE,
                "prompt=&prompt=none",
                "anything=1&anything=2"
            })
    void parameterThatComesTwice_isRefusedByName(String twice) {
        Page back = new Browser(server).open(LinkingClient.path(LinkingClient.requestWithoutPkce()) + "&" + twice);
        assertThat(back.query())
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "OAuth 2.0 Parameter: " + twice.substring(0, twice.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audience=" + RunningServer.AUDIENCE,
                "resource=" + RunningServer.AUDIENCE,
                "resource=" + RunningServer.AUDIENCE + "&resource=" + RunningServer.AUDIENCE,
                "audience=" + RunningServer.AUDIENCE + "&resource=" + RunningServer.AUDIENCE,
                "audience=",
                "resource="
            })
    void targetThatIsTheClientsAudience_isAccepted(String target) {
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.requestWithoutPkce()) + "&" + target);
        browser.signIn("ben");
        Page back = browser.page().status() == 200 ? browser.submit("allow", Map.of()) : browser.page();
        String token = client.tokenAsAlexa(LinkingClient.exchange(back.code()))
                .json()
                .get("access_token")
                .asString();
        assertThat(LinkingClient.claims(token).get("aud").asString()).isEqualTo(RunningServer.AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "audience,audience=https://other.example",
        "audience,audience=" + RunningServer.AUDIENCE + "/",
        "audience,audience=" + RunningServer.ISSUER,
        "resource,resource=https://other.example",
        "resource,resource=" + RunningServer.AUDIENCE + "&resource=https://other.example",
        "resource,resource=https://other.example&resource=" + RunningServer.AUDIENCE,
        "resource,audience=" + RunningServer.AUDIENCE + "&resource=https://other.example"
    })
    void anyOtherTarget_isRefusedAtTheRegisteredAddress(String parameter, String target) {
        Page back = new Browser(server).open(LinkingClient.path(LinkingClient.request()) + "&" + target);
        assertThat(back.address().toString()).startsWith(RunningServer.STAND_IN + "?");
        assertThat(back.query())
                .containsEntry("error", "invalid_target")
                .containsEntry("error_description", "OAuth 2.0 Parameter: " + parameter)
                .containsEntry("state", LinkingClient.STATE);
    }

    /** So many bytes of UTF-8, filled up with the letter x. */
    private static String bytes(String part, int length) {
        int size = part.getBytes(StandardCharsets.UTF_8).length;
        return part.repeat(length / size) + "x".repeat(length % size);
    }
}
