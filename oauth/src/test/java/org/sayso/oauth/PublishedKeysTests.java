package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.oauth.TestTokens.CLAIMS;
import static org.sayso.oauth.TestTokens.KEY;
import static org.sayso.oauth.TestTokens.OTHER_KEY;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;

/** Keys over HTTP as time passes: caching, rotation, floods, outages, slow answers. */
class PublishedKeysTests {

    private static final String NEXT = TestTokens.signed(TestTokens.headerWithKey("key-2"), CLAIMS, OTHER_KEY);

    private final JwksServer server = new JwksServer(KEY);
    private final MovableClock clock = new MovableClock(TestTokens.NOW);
    private final JwtAuthenticator authenticator = authenticator(Duration.ofSeconds(5));

    private JwtAuthenticator authenticator(Duration timeout) {
        return JwtAuthenticator.builder()
                .issuer(TestTokens.ISSUER)
                .jwksUri(server.address())
                .httpTimeout(timeout)
                .outageTolerance(Duration.ofHours(1))
                .clock(clock)
                .build();
    }

    @AfterEach
    void stop() {
        authenticator.close();
        server.close();
    }

    private Authentication authenticate(String token) {
        return authenticator.authenticate(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30)));
    }

    private void assertAuthentic(String token) {
        assertThat(authenticate(token)).isInstanceOf(Authentication.Authentic.class);
    }

    private void assertRejected(CallerRefusal reason, String token) {
        assertThat(authenticate(token))
                .isInstanceOfSatisfying(
                        Authentication.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void manyTokens_costOneFetch() {
        for (int i = 0; i < 50; i++) {
            assertAuthentic(TestTokens.good());
        }
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void manyTokensAtOnceOnAColdCache_costOneFetch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Authentication> one = () -> authenticate(TestTokens.good());
            for (Future<Authentication> answer :
                    threads.invokeAll(IntStream.range(0, 64).mapToObj(i -> one).toList())) {
                assertThat(answer.get()).isInstanceOf(Authentication.Authentic.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void keyRotation_isNoticedAtTheFirstTokenOfTheNewKey() {
        assertAuthentic(TestTokens.good());
        server.publish(KEY, OTHER_KEY);
        assertAuthentic(NEXT);
        assertAuthentic(TestTokens.good());
        assertThat(server.fetches()).isEqualTo(2);
    }

    @Test
    void agingKeys_areRefreshedInTheBackgroundWhileTheOldOnesServe() throws Exception {
        assertAuthentic(TestTokens.good());
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        server.behave(exchange -> {
            asked.countDown();
            try {
                answer.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(503, -1);
        });
        clock.advance(Duration.ofMinutes(4).plusSeconds(30));

        assertAuthentic(TestTokens.good());

        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        assertAuthentic(TestTokens.good());
        answer.countDown();
    }

    @Test
    void withdrawnKey_isRefusedOnceTheCacheHasAged() {
        assertAuthentic(TestTokens.good());
        server.publish(OTHER_KEY);
        clock.advance(Duration.ofMinutes(6));
        assertRejected(CallerRefusal.UNKNOWN_KEY, TestTokens.good());
        assertAuthentic(NEXT);
    }

    @Test
    void floodOfUnknownKeyIds_fetchesOnceIn30Seconds() {
        assertAuthentic(TestTokens.good());
        assertRejected(CallerRefusal.UNKNOWN_KEY, withKey("evil"));
        for (int i = 0; i < 200; i++) {
            assertRejected(CallerRefusal.UNKNOWN_KEY, withKey("evil-" + i));
        }
        assertThat(server.fetches()).isEqualTo(2);
        assertAuthentic(TestTokens.good());

        clock.advance(Duration.ofSeconds(31));
        assertRejected(CallerRefusal.UNKNOWN_KEY, withKey("evil"));
        for (int i = 0; i < 200; i++) {
            assertRejected(CallerRefusal.UNKNOWN_KEY, withKey("evil-" + i));
        }
        assertThat(server.fetches()).isEqualTo(3);
    }

    private static String withKey(String kid) {
        return TestTokens.signed(TestTokens.headerWithKey(kid), CLAIMS, OTHER_KEY);
    }

    @Test
    void newKeyWhileNoneIsLookedFor_isNotThePersonsFault() {
        assertAuthentic(TestTokens.good());
        assertRejected(CallerRefusal.UNKNOWN_KEY, withKey("evil"));
        server.publish(KEY, OTHER_KEY);
        clock.advance(Duration.ofSeconds(29));
        assertRejected(CallerRefusal.UNKNOWN_KEY, NEXT);
        assertThat(CallerRefusal.UNKNOWN_KEY.linkingHelps()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertAuthentic(NEXT);
    }

    @Test
    void manyTokensOfANewKeyAtOnce_areAllAcceptedAfterOneFetch() throws Exception {
        assertAuthentic(TestTokens.good());
        String keys = new JWKSet(List.of(KEY, OTHER_KEY)).toPublicJWKSet().toString();
        CountDownLatch answer = new CountDownLatch(1);
        server.behave(exchange -> {
            await(answer);
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Authentication>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> authenticate(NEXT)))
                    .toList();
            while (server.fetches() < 2) {
                Thread.onSpinWait();
            }
            answer.countDown();
            for (Future<Authentication> each : answers) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isInstanceOf(Authentication.Authentic.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.fetches()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void knownKeys_serveWithoutWaitingWhileTheIssuerHangs() {
        try (JwtAuthenticator impatient = authenticator(Duration.ofMillis(300))) {
            assertAuthentic(impatient);
            server.trickle();
            clock.advance(Duration.ofMinutes(6));
            assertAuthentic(impatient);
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                clock.advance(Duration.ofSeconds(1));
                assertAuthentic(impatient);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static void assertAuthentic(JwtAuthenticator authenticator) {
        assertThat(authenticator.authenticate(
                        PresentedToken.of(TestTokens.good()), Inquiry.within(Duration.ofSeconds(30))))
                .isInstanceOf(Authentication.Authentic.class);
    }

    @Test
    void serverThatComesBack_isFoundAfterTwoSeconds() {
        server.answer(503, "down");
        assertRejected(CallerRefusal.PROVIDER_UNAVAILABLE, TestTokens.good());
        server.publish(KEY);
        clock.advance(Duration.ofSeconds(2));
        assertAuthentic(TestTokens.good());
    }

    @Test
    void keysThatAreNotWhereTheSettingsSay_areTheOperatorsMatter() {
        server.answer(404, "");
        assertRejected(CallerRefusal.PROVIDER_MISCONFIGURED, TestTokens.good());
        clock.advance(Duration.ofSeconds(3));
        server.answer(200, "<html>");
        assertRejected(CallerRefusal.PROVIDER_MISCONFIGURED, TestTokens.good());
    }

    @Test
    void keysNeverFetchable_areThePovidersFault() {
        server.answer(503, "down");
        assertRejected(CallerRefusal.PROVIDER_UNAVAILABLE, TestTokens.good());
        for (int i = 0; i < 20; i++) {
            assertRejected(CallerRefusal.PROVIDER_UNAVAILABLE, TestTokens.good());
        }
        assertThat(server.fetches()).isLessThanOrEqualTo(2);

        server.publish(KEY);
        clock.advance(Duration.ofSeconds(31));
        assertAuthentic(TestTokens.good());
    }

    @Test
    void outageAfterAFetch_isBridgedForAnHourAndNotLonger() {
        assertAuthentic(TestTokens.good());
        server.answer(500, "");
        clock.advance(Duration.ofMinutes(6));
        assertAuthentic(TestTokens.good());
        clock.advance(Duration.ofMinutes(50));
        assertAuthentic(TestTokens.good());
        clock.advance(Duration.ofMinutes(30));
        assertRejected(CallerRefusal.PROVIDER_UNAVAILABLE, TestTokens.good());
    }

    @Test
    void unknownKeyDuringAnOutage_isTheProvidersFaultAndNotTheTokens() {
        assertAuthentic(TestTokens.good());
        server.answer(500, "");
        for (int i = 0; i < 5; i++) {
            assertRejected(CallerRefusal.PROVIDER_UNAVAILABLE, NEXT);
        }
        assertAuthentic(TestTokens.good());
    }

    @Test
    void nobodyListening_isTheProvidersFault() {
        server.close();
        assertRejected(CallerRefusal.PROVIDER_UNAVAILABLE, TestTokens.good());
    }

    @Test
    void answersThatAreNoKeySet_areTheOperatorsMatter() {
        for (String body : List.of("", "<html>", "[]", "{}", "{\"keys\":1}")) {
            server.answer(200, body);
            assertRejected(CallerRefusal.PROVIDER_MISCONFIGURED, TestTokens.good());
            clock.advance(Duration.ofSeconds(31));
        }
    }

    @Test
    void redirect_isNotFollowed() {
        server.behave(exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", server.uri("/elsewhere").toString());
            exchange.sendResponseHeaders(302, -1);
        });
        assertRejected(CallerRefusal.PROVIDER_MISCONFIGURED, TestTokens.good());
        assertThat(server.strayRequests()).isZero();
    }

    @Test
    void answerThatTrickles_isGivenUpAtTheTimeout() {
        server.trickle();
        try (JwtAuthenticator impatient = authenticator(Duration.ofMillis(300))) {
            long start = System.nanoTime();
            Authentication answer = impatient.authenticate(
                    PresentedToken.of(TestTokens.good()), Inquiry.within(Duration.ofSeconds(30)));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Authentication.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(CallerRefusal.PROVIDER_UNAVAILABLE));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void requestNearItsDeadline_doesNotWaitForTheFullTimeout() {
        server.trickle();
        long start = System.nanoTime();
        Authentication answer = authenticator.authenticate(
                PresentedToken.of(TestTokens.good()), Inquiry.within(Duration.ofMillis(200)));
        assertThat(answer).isInstanceOf(Authentication.Rejected.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
}
