package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;

/** Requests that end on an error page of ours, and nowhere else. */
class RefusedPageTests {

    private static RunningServer server;

    private Browser browser;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attacker.example/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com/api/skill/link/M9SOMEBODYELSE",
                "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID + "X",
                "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID + "/",
                "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID + "#x",
                "https://alexa.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://PITANGUI.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com:444/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com@attacker.example/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com:443/api/skill/link/" + RunningServer.VENDOR_ID,
                "http://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com./api/skill/link/" + RunningServer.VENDOR_ID,
                "https://ann@pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com\\@attacker.example/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://attacker.example\\.pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com.attacker.example/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com/api/skill/link/../link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com/api/skill/link%2F" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID
                        + "?next=https://attacker.example",
                "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID + "%00",
                "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID + " ",
                " https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "https://pitangui.amazon.com/api/skill/link/m1standin2test",
                "//pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "javascript:alert(1)//pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID,
                "http://localhost:9999/api/skill/link/" + RunningServer.VENDOR_ID,
                "http://localhost:8080/api/skill/link/%4d1STANDIN2TEST",
                ""
            })
    void redirectThatIsNotRegistered_endsOnAPageOfOurs(String redirect) {
        Map<String, String> request = LinkingClient.request();
        request.put("redirect_uri", redirect);
        Page page = browser.open(LinkingClient.path(request));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("We do not send you there").doesNotContain("attacker");
        assertThat(page.header("location")).isEmpty();
    }

    @Test
    void unknownClient_endsOnAPageOfOurs() {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", "nobody");
        Page page = browser.open(LinkingClient.path(request));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("This link request is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type=token", "", "response_type=code&response_type=code"})
    void malformedRequest_endsOnAPageOfOurs(String query) {
        Page page = browser.open("/oauth2/authorize?client_id=" + RunningServer.ALEXA_ID + "&" + query);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("We do not understand this request");
    }

    @Test
    void signInWithoutCsrfToken_isRefusedOnAPageOfOurs() {
        browser.open("/sign-in");
        Page page = browser.post(
                server.uri("/sign-in"), List.of(Map.entry("username", "ann"), Map.entry("password", "demo-only-ann")));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("open too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/accounts/",
                "/pod/app",
                "/playground/x.css",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js"
            })
    void pageThatDoesNotExist_isNotFound(String path) {
        Page page = browser.open(path);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is no such page");
    }

    @ParameterizedTest
    @CsvSource({"attacker.example,421", "localhost.attacker.example:1,421", "LOCALHOST:1234,200", "127.0.0.1,200"})
    void hostHeader_mustBeANameOfThisMachine(String host, int status) throws IOException {
        try (Socket socket = new Socket("localhost", server.base().getPort())) {
            socket.setSoTimeout(30_000);
            String request = "GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer.contains("demo-only-ann")).isEqualTo(status == 200);
        }
    }
}
