package org.sayso.alexa.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.RequestEnvelope;
import com.amazon.ask.util.JacksonSerializer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What Alexa's API answers, and where a token goes and where it does not. */
class CustomerProfileTests {

    private static final String TOKEN = "eyJ0eXAiOiJKV1QifQ.test-only.token";

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "\"ann@example.com\"";
    private HttpServer api;
    private CustomerProfile profile;

    @BeforeEach
    void start() throws IOException {
        logged.start();
        ((Logger) LoggerFactory.getLogger(CustomerProfile.class)).addAppender(logged);
        profile = CustomerProfile.insecureOnThisMachineToo();
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, status == 204 || bytes.length == 0 ? -1 : bytes.length);
            if (status != 204 && bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(CustomerProfile.class)).detachAppender(logged);
        api.stop(0);
    }

    private String here() {
        return "http://localhost:" + api.getAddress().getPort();
    }

    private static HandlerInput request(String endpoint, String token) {
        String json = """
                {"version":"1.0","context":{"System":{"application":{"applicationId":"amzn1.ask.skill.a"},\
                "apiEndpoint":"%s","apiAccessToken":"%s"}},\
                "request":{"type":"LaunchRequest","requestId":"r","timestamp":"2026-11-21T10:00:00Z"}}""".formatted(endpoint, token);
        return HandlerInput.builder()
                .withRequestEnvelope(new JacksonSerializer().deserialize(json, RequestEnvelope.class))
                .build();
    }

    private ProfileAnswer email() {
        return profile.email(request(here(), TOKEN));
    }

    @Test
    void granted_isAskedForWithTheRequestsOwnToken() {
        assertThat(email()).isEqualTo(new ProfileAnswer.Known("ann@example.com"));
        assertThat(profile.name(request(here() + "/", TOKEN))).isInstanceOf(ProfileAnswer.Known.class);
        assertThat(asked)
                .containsExactly(
                        "GET /v2/accounts/~current/settings/Profile.email Bearer " + TOKEN,
                        "GET /v2/accounts/~current/settings/Profile.name Bearer " + TOKEN);
    }

    @Test
    void value_isNotShown() {
        assertThat(email()).hasToString("Known[]");
    }

    @Test
    void withoutThePermission_isNotGranted() {
        status = 403;
        body = "{\"code\":\"ACCESS_DENIED\"}";
        assertThat(email()).isEqualTo(new ProfileAnswer.NotGranted());
    }

    @ParameterizedTest
    @CsvSource({"204,''", "200,''", "200,'\"\"'", "200,'\"  \"'"})
    void nothingThere_isNotSet(int code, String text) {
        status = code;
        body = text;
        assertThat(email()).isEqualTo(new ProfileAnswer.NotSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 404, 429, 500, 503})
    void anyOtherStatus_isUnavailable_andTheLogNamesItWithoutToken(int code) {
        status = code;
        body = "{\"message\":\"" + TOKEN + "\"}";
        assertThat(email()).isEqualTo(new ProfileAnswer.Unavailable());
        assertThat(asked).as("no redirect is followed").hasSize(1);
        assertThat(lines()).anyMatch(line -> line.endsWith("status " + code)).noneMatch(line -> line.contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{\"email\":\"a@b\"}", "[\"a@b\"]", "ann@example.com", "\"a\\nb\"", "\"a", "null"})
    void answerThatIsNoText_isUnavailable(String text) {
        body = text;
        assertThat(email()).isEqualTo(new ProfileAnswer.Unavailable());
    }

    @Test
    void valueThatIsTooLong_isUnavailable() {
        body = "\"" + "a".repeat(255) + "\"";
        assertThat(email()).isEqualTo(new ProfileAnswer.Unavailable());
    }

    @Test
    void nobodyThere_isUnavailable() {
        api.stop(0);
        assertThat(email()).isEqualTo(new ProfileAnswer.Unavailable());
        assertThat(lines()).anyMatch(line -> line.contains("not reachable")).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void stranger_getsNoToken() {
        assertThat(CustomerProfile.atAmazon().email(request(here(), TOKEN)))
                .as("this machine, where that was not allowed")
                .isEqualTo(new ProfileAnswer.Unavailable());
        assertThat(asked).isEmpty();
        assertThat(lines()).anyMatch(line -> line.contains("names no endpoint of Amazon's"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\\r\\nX-Other: 1"})
    void tokenThatIsNone_isNotSent(String token) {
        assertThat(profile.email(request(here(), token))).isEqualTo(new ProfileAnswer.Unavailable());
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.amazonalexa.com",
                "https://api.amazonalexa.com/",
                "https://api.amazonalexa.com:443",
                "https://api.eu.amazonalexa.com",
                "https://api.fe.amazonalexa.com",
                "https://api.fe.amazon.com"
            })
    void hostsOfAmazons_areTrusted(String endpoint) {
        assertThat(ApiEndpoint.trusted(endpoint, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.amazonalexa.com",
                "https://api.amazonalexa.com.example.org",
                "https://example.org/api.amazonalexa.com",
                "https://api.amazonalexa.com@example.org",
                "https://user@api.amazonalexa.com",
                "https://api.amazonalexa.com:8443",
                "https://api.amazonalexa.com/other",
                "https://api.amazonalexa.com?to=example.org",
                "https://api.amazonalexa.com#x",
                "https://evil-api.amazonalexa.com",
                "https://10.0.0.1",
                "http://localhost.example.org",
                "http://169.254.169.254",
                "file:///etc/passwd",
                "https:///",
                "not an address",
                ""
            })
    void otherHosts_areNotTrusted_alsoInDevelopment(String endpoint) {
        assertThat(ApiEndpoint.trusted(endpoint, false)).isEmpty();
        assertThat(ApiEndpoint.trusted(endpoint, true)).isEmpty();
    }

    @Test
    void developmentSetting_saysSoOnceInAWarning() {
        assertThat(lines())
                .filteredOn(line -> line.contains("for development only"))
                .hasSize(1);
    }

    private List<String> lines() {
        return List.copyOf(logged.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
