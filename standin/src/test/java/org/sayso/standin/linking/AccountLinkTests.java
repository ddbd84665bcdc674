package org.sayso.standin.linking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
    private volatile String contentType = "application/json;charset=UTF-8";
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
                exchange.getResponseHeaders().add("Content-Type", contentType);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
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
            quoteCharacter = '`',
            value = {
                "400 | {'error':'invalid_grant'} | code-refused",
                "400 | {'error':'invalid_grant','error_description':'Bad redirect_uri'} | redirect-mismatch",
                "400 | {'error':'invalid_request','error_description':'Redirect URI differs'} | redirect-mismatch",
                "400 | {'error':'invalid_client'} | client-refused",
                "401 | Unauthorized | client-refused",
                "400 | {'error':'unauthorized_client'} | grant-not-allowed",
                "400 | {'error':'unsupported_grant_type'} | grant-not-allowed",
                "400 | {'error':'invalid_request'} | token-request-refused",
                "404 | Not found | token-request-refused",
                "500 | {} | token-endpoint-failed",
                "302 | {} | token-endpoint-moved",
                "204 | `` | token-response-invalid",
                "200 | <html>Sign in</html> | token-response-not-json",
                "200 | [] | token-response-not-json",
                "200 | {'token_type':'bearer'} | access-token-missing",
                "200 | {'access_token':'a','token_type':'mac'} | token-type-wrong"
            })
    void tokenEndpointThatFails_isNamed_andNothingIsLinked(int code, String body, String reason) {
        status = code;
        answer = body.replace('\'', '"');
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
    void tokenEndpointThatSpeaksNoTls_isNamedSo() throws Exception {
        LinkingSettings settings = settings(LinkingSettings.Scheme.HTTP_BASIC);
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket caller = plain.accept()) {
                    // Closing with unread bytes would be a reset, which says nothing of TLS.
                    int unused = caller.getInputStream().read(new byte[4096]);
                    caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                    caller.shutdownOutput();
                    caller.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            server.start();
            AccountLink link = link(new LinkingSettings(
                    settings.authorizationUri(),
                    URI.create("https://localhost:" + plain.getLocalPort() + "/token"),
                    settings.clientId(),
                    settings.clientSecret(),
                    settings.scheme(),
                    settings.scopes(),
                    settings.defaultTokenLife(),
                    true));

            assertThat(finish(link, query(link.start(null)))).isEqualTo(new LinkResult.Failed("token-endpoint-tls"));
            server.join();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, access-denied",
        "invalid_scope, scope-refused",
        "invalid_request, authorization-request-invalid",
        "unauthorized_client, client-not-allowed",
        "server_error, provider-unavailable",
        "temporarily_unavailable, provider-unavailable",
        "something_else, provider-error"
    })
    void errorInThePlaceOfACode_isNamedByItsCause(String error, String reason) {
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        Map<String, String> query = query(link.start(null));

        assertThat(link.finish(Map.of("state", query.get("state"), "error", error), null))
                .isEqualTo(new LinkResult.Failed(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | {'access_token':'a','expires_in':3600} | no refresh_token",
                "application/json | {'access_token':'a','refresh_token':'r'} | no expires_in",
                "application/json | {'access_token':'a','refresh_token':'r','expires_in':359} | less than 6 minutes",
                "text/plain | {'access_token':'a','refresh_token':'r','expires_in':3600} | Content-Type"
            })
    void answerThatIsOdd_links_andTheStatusSaysWhatIsOdd(String type, String body, String finding) {
        contentType = type;
        answer = body.replace('\'', '"');
        AccountLink link = linked();

        assertThat(link.status().findings())
                .singleElement()
                .satisfies(found -> assertThat(found).contains(finding));
    }

    @Test
    void lifeAsAString_andOfSixMinutes_isNotOdd() {
        answer = GRANTED.replace("3600", "\"360\"");

        assertThat(linked().status().findings()).isEmpty();
    }

    @Test
    void state_isAsLongAsAlexas() {
        Map<String, String> query =
                query(link(settings(LinkingSettings.Scheme.HTTP_BASIC)).start(null));

        assertThat(query.get("state")).hasSize(256);
    }

    @Test
    void olderRefreshToken_isReplayed_andTheLinkLivesWhereItIsStillTaken() {
        AccountLink link = linked(new RefreshReplay(1, 7, 2));
        refreshWith(link, "refresh-2");
        refreshWith(link, "refresh-3");
        refreshWith(link, "refresh-4");
        refreshWith(link, "refresh-5");

        assertThat(forms.stream().skip(1).map(form -> form.get("refresh_token")).toList())
                .startsWith("refresh-1", "refresh-1")
                .last()
                .isIn("refresh-2", "refresh-3");
        assertThat(link.status().linked()).isTrue();
    }

    @Test
    void replayThatIsRefused_endsTheLink_andSaysWhy() {
        AccountLink link = linked(new RefreshReplay(1, 7, 1));
        refreshWith(link, "refresh-2");
        status = 400;
        answer = "{\"error\":\"invalid_grant\"}";
        clock.forward(Duration.ofHours(2));

        AccountLink.ForRequest next = link.forRequest();

        assertThat(next.dropped()).isTrue();
        assertThat(next.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding).contains("an older refresh token"));
    }

    @Test
    void sameSeed_replaysAtTheSameRefreshes() {
        List<Boolean> first = replays(3);

        assertThat(first).contains(true, false);
        assertThat(replays(3)).isEqualTo(first);
        assertThat(replays(4)).isNotEqualTo(first);
    }

    private List<Boolean> replays(long seed) {
        forms.clear();
        answer = GRANTED;
        AccountLink link = linked(new RefreshReplay(0.5, seed, 1));
        for (int i = 2; i < 22; i++) {
            refreshWith(link, "refresh-" + i);
        }
        List<Boolean> replayed = new ArrayList<>();
        for (int i = 1; i < forms.size(); i++) {
            replayed.add(!("refresh-" + i).equals(forms.get(i).get("refresh_token")));
        }
        return replayed;
    }

    private void refreshWith(AccountLink link, String next) {
        answer = GRANTED.replace("refresh-1", next);
        clock.forward(Duration.ofHours(2));
        assertThat(link.forRequest().token()).isPresent();
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
    void accessTokenOfATimeThatHasYetToCome_isRefreshedBeforeTheRequest() {
        AccountLink link = linked();
        answer = GRANTED.replace("access-1", "access-2");
        clock.forward(Duration.ofDays(-1));

        assertThat(link.forRequest().token()).contains("access-2");
        assertThat(link.forRequest().token()).contains("access-2");
        assertThat(forms).as("linked, and refreshed once").hasSize(2);
    }

    @Test
    void accessTokenOfATimeThatHasYetToCome_withoutRefreshToken_endsTheLinkAndSaysWhy() {
        answer = GRANTED.replace("\"refresh_token\":\"refresh-1\",", "");
        AccountLink link = link(settings(LinkingSettings.Scheme.HTTP_BASIC));
        finish(link, query(link.start(null)));
        assertThat(link.forRequest().token()).contains("access-1");
        clock.forward(Duration.ofDays(-1));

        assertThat(link.forRequest().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding).contains("since the clock was put back"));
        assertThat(link.status().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("Link the account again"));
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
        return linked(RefreshReplay.NEVER);
    }

    private AccountLink linked(RefreshReplay replay) {
        AccountLink link = new AccountLink(
                settings(LinkingSettings.Scheme.HTTP_BASIC),
                "Tea Time",
                URI.create("http://localhost:1/api/skill/link/V"),
                replay,
                clock);
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
