package org.sayso.standin.linking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linking client against a real token endpoint on loopback. */
class AccountLinkTests {

    private static final String GRANTED =
            "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"token_type\":\"bearer\",\"expires_in\":3600}";

    private final List<Map<String, String>> forms = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = GRANTED;
    private volatile Duration delay = Duration.ZERO;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/token", exchange -> {
            try (exchange) {
                forms.add(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                Thread.sleep(delay.toMillis());
                byte[] body = answer.getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length);
                OutputStream out = exchange.getResponseBody();
                out.write(body);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void authorizationRequest_hasWhatAlexaSends_andKeepsTheConfiguredQuery() throws Exception {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));

        Map<String, String> query = query(link.start(null));

        assertThat(query)
                .containsEntry("audience", "pizza")
                .containsEntry("client_id", "alexa")
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid order")
                .containsEntry("redirect_uri", "http://localhost:1/api/skill/link/V")
                .containsEntry("code_challenge_method", "S256");
        assertThat(Base64.getUrlDecoder().decode(query.get("state"))).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void codeWithBasicCredentials_isExchangedWithTheVerifierOfItsChallenge() throws Exception {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        Map<String, String> query = query(link.start(null));

        assertThat(finish(link, query)).isInstanceOf(LinkResult.Linked.class);

        assertThat(forms)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "authorization_code")
                        .containsEntry("code", "the-code")
                        .containsEntry("redirect_uri", "http://localhost:1/api/skill/link/V")
                        .doesNotContainKey("client_secret"));
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(forms.get(0).getOrDefault("code_verifier", "").getBytes(UTF_8));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).isEqualTo(query.get("code_challenge"));
        assertThat(new String(Base64.getDecoder().decode(authorizations.get(0).substring("Basic ".length())), UTF_8))
                .isEqualTo("alexa:s%3Acret+1");
        assertThat(link.forRequest().token()).contains("access-1");
    }

    @Test
    void codeWithBodyCredentialsAndWithoutPkce_isExchanged() throws Exception {
        AccountLink link =
                link(settings(LinkingSettings.Scheme.REQUEST_BODY_CREDENTIALS).withPkce(false));
        Map<String, String> query = query(link.start(null));

        assertThat(query).doesNotContainKey("code_challenge");
        assertThat(finish(link, query)).isInstanceOf(LinkResult.Linked.class);
        assertThat(forms.get(0))
                .containsEntry("client_id", "alexa")
                .containsEntry("client_secret", "s:cret 1")
                .doesNotContainKey("code_verifier");
        assertThat(authorizations).containsExactly("null");
    }

    @Test
    void stateThatWasNotStarted_isRefused_andNoCodeIsExchanged() {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));

        assertThat(link.finish(Map.of("state", "made-up", "code", "the-code"), null))
                .isEqualTo(new LinkResult.Failed("state-unknown"));
        assertThat(forms).isEmpty();
    }

    @Test
    void stateUsedTwice_isRefusedTheSecondTime() {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        Map<String, String> query = query(link.start(null));
        finish(link, query);

        assertThat(finish(link, query)).isEqualTo(new LinkResult.Failed("state-unknown"));
        assertThat(forms).hasSize(1);
    }

    @Test
    void stateOlderThanTenMinutes_isRefused() {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        Map<String, String> query = query(link.start(null));
        clock.forward(Duration.ofMinutes(10));

        assertThat(finish(link, query)).isEqualTo(new LinkResult.Failed("state-expired"));
    }

    @Test
    void answerInAnotherBrowser_isRefused() {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        Map<String, String> query = query(link.start("mine"));

        assertThat(link.finish(Map.of("state", query.get("state"), "code", "the-code"), "theirs"))
                .isEqualTo(new LinkResult.Failed("other-browser"));
        assertThat(forms).isEmpty();
    }

    @Test
    void deniedConsent_isNamedAsSuch() {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        Map<String, String> query = query(link.start(null));

        assertThat(link.finish(Map.of("state", query.get("state"), "error", "access_denied"), null))
                .isEqualTo(new LinkResult.Failed("access-denied"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | token-request-refused",
                "500 | {} | token-endpoint-failed",
                "200 | this is not JSON | token-response-invalid",
                "200 | {\"token_type\":\"bearer\"} | token-response-invalid"
            })
    void tokenEndpointThatFails_isNamed_andNothingIsLinked(int code, String body, String reason) {
        status = code;
        answer = body;
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));

        assertThat(finish(link, query(link.start(null)))).isEqualTo(new LinkResult.Failed(reason));
        assertThat(link.status().linked()).isFalse();
    }

    @Test
    void tokenEndpointSlowerThanAlexaWaits_isNamed() {
        delay = Duration.ofSeconds(6);
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));

        assertThat(finish(link, query(link.start(null)))).isEqualTo(new LinkResult.Failed("token-endpoint-timeout"));
    }

    @Test
    void accessTokenNearItsEnd_isRefreshedBeforeTheRequest() {
        AccountLink link = linked();
        answer = GRANTED.replace("access-1", "access-2");
        clock.forward(Duration.ofMinutes(59).plusSeconds(30));

        assertThat(link.forRequest().token()).contains("access-2");
        assertThat(forms.get(1))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "refresh-1");
    }

    @Test
    void refusedRefreshToken_endsTheLink_andSaysSo() {
        AccountLink link = linked();
        status = 400;
        answer = "{\"error\":\"invalid_grant\"}";
        clock.forward(Duration.ofHours(2));

        AccountLink.ForRequest next = link.forRequest();

        assertThat(next.token()).isEmpty();
        assertThat(next.dropped()).isTrue();
        assertThat(link.status().linked()).isFalse();
        assertThat(link.status().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("Link the account again"));
    }

    @Test
    void serverErrorOnRefresh_keepsTheLink() {
        AccountLink link = linked();
        status = 503;
        clock.forward(Duration.ofHours(2));

        assertThat(link.forRequest().token()).contains("access-1");
        assertThat(link.status().linked()).isTrue();

        status = 200;
        answer = GRANTED.replace("access-1", "access-2");
        assertThat(link.forRequest().token()).contains("access-2");
    }

    @Test
    void tokensAndSecrets_areInNoToString() {
        AccountLink link = linked();

        assertThat(link.forRequest() + " " + link.status() + " " + settings(LinkingSettings.Scheme.HTTP_BASIC))
                .doesNotContain("access-1", "refresh-1", "s:cret");
    }

    private AccountLink linked() {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        assertThat(finish(link, query(link.start(null)))).isInstanceOf(LinkResult.Linked.class);
        return link;
    }

    private AccountLink link(LinkingSettings settings) {
        return new AccountLink(settings, "Tea Time", URI.create("http://localhost:1/api/skill/link/V"), clock);
    }

    private LinkingSettings settings(LinkingSettings.Scheme scheme) {
        String base = "http://localhost:" + server.getAddress().getPort();
        return new LinkingSettings(
                URI.create(base + "/authorize?audience=pizza"),
                URI.create(base + "/token"),
                "alexa",
                "s:cret 1",
                scheme,
                List.of("openid", "order"),
                Duration.ofHours(1),
                true);
    }

    private static LinkResult finish(AccountLink link, Map<String, String> query) {
        return link.finish(Map.of("state", query.get("state"), "code", "the-code"), null);
    }

    private static Map<String, String> query(URI address) {
        return form(address.getRawQuery());
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return form;
    }

    /** A clock that is moved by hand. */
    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
