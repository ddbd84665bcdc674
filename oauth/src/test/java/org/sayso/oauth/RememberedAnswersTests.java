package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;
import org.sayso.token.IssuerProfile;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

class RememberedAnswersTests {

    private static final long NOW = TestTokens.NOW.getEpochSecond();
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final String INACTIVE = "{\"active\":false}";

    private final TestProvider provider = new TestProvider();
    private final MovableClock clock = new MovableClock(TestTokens.NOW);
    private final List<TokenTelemetry.Memory> memory = new CopyOnWriteArrayList<>();
    private final RememberedAnswers remembered = remembered(AGE);

    private RememberedAnswers remembered(Duration age) {
        Introspection introspection = Introspection.builder()
                .endpoint(provider.uri("/introspect"))
                .client("api", "secret")
                .timeout(Duration.ofSeconds(5))
                .clock(clock)
                .build();
        return RememberedAnswers.of(introspection, age, clock, new TokenTelemetry() {
            @Override
            public void remembered(Memory what) {
                memory.add(what);
            }
        });
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static String active(long exp) {
        return "{\"active\":true,\"iss\":\"" + TestTokens.ISSUER + "\",\"aud\":\"" + TestTokens.AUDIENCE
                + "\",\"client_id\":\"alexa\",\"sub\":\"user-ann\",\"exp\":" + exp + "}";
    }

    private TokenVerdict verify(String token, TokenCheck check) {
        return TokenVerifier.builder()
                .authenticator(remembered)
                .profile(IssuerProfile.RFC_9068)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .allowedClients("alexa")
                .clock(clock)
                .clockSkew(Duration.ZERO)
                .build()
                .verify(PresentedToken.of(token), check, Inquiry.within(Duration.ofSeconds(30)));
    }

    private void assertAccepted(TokenCheck check) {
        assertThat(verify("token", check)).isInstanceOf(TokenVerdict.Accepted.class);
    }

    private void assertRefused(CallerRefusal reason, TokenCheck check) {
        assertThat(verify("token", check)).isEqualTo(new TokenVerdict.Refused(reason));
    }

    private int asked() {
        return provider.asked("/introspect").size();
    }

    @Test
    void answer_servesForItsAgeAndNotLonger() {
        provider.on("/introspect", 200, active(NOW + 600));
        assertAccepted(TokenCheck.ASK_ISSUER);
        clock.advance(AGE.minusMillis(1));
        assertAccepted(TokenCheck.ASK_ISSUER);
        assertThat(asked()).isEqualTo(1);

        provider.on("/introspect", 200, INACTIVE);
        clock.advance(Duration.ofMillis(1));
        assertRefused(CallerRefusal.INACTIVE, TokenCheck.ASK_ISSUER);
        assertThat(asked()).isEqualTo(2);
        assertThat(memory)
                .containsExactly(TokenTelemetry.Memory.MISS, TokenTelemetry.Memory.HIT, TokenTelemetry.Memory.MISS);
    }

    @Test
    void rememberedToken_isRefusedAtItsExpiry() {
        provider.on("/introspect", 200, active(NOW + 2));
        assertAccepted(TokenCheck.USUAL);
        clock.advance(Duration.ofSeconds(2));

        assertRefused(CallerRefusal.EXPIRED, TokenCheck.USUAL);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void askingNow_asksInAnyCaseAndReplacesWhatWasRemembered() {
        provider.on("/introspect", 200, active(NOW + 600));
        assertAccepted(TokenCheck.ASK_ISSUER);
        provider.on("/introspect", 200, INACTIVE);

        assertRefused(CallerRefusal.INACTIVE, TokenCheck.ASK_ISSUER_NOW);
        assertRefused(CallerRefusal.INACTIVE, TokenCheck.ASK_ISSUER);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void failureToAsk_isNeverRemembered() {
        provider.on("/introspect", 500, "");
        assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, TokenCheck.ASK_ISSUER);
        provider.on("/introspect", 401, "");
        assertRefused(CallerRefusal.PROVIDER_REFUSES_US, TokenCheck.ASK_ISSUER);
        provider.on("/introspect", 200, active(NOW + 600));
        assertAccepted(TokenCheck.ASK_ISSUER);
    }

    @Test
    void failureWhenAskingNow_forgetsTheRememberedYes() {
        provider.on("/introspect", 200, active(NOW + 600));
        assertAccepted(TokenCheck.ASK_ISSUER);
        provider.on("/introspect", 500, "");

        assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, TokenCheck.ASK_ISSUER_NOW);
        assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, TokenCheck.ASK_ISSUER);
    }

    @Test
    void anotherToken_isAnotherQuestion() {
        provider.on(
                "/introspect",
                asked -> new TestProvider.Reply(
                        200, asked.body().contains("token=token&") ? active(NOW + 600) : INACTIVE));
        assertAccepted(TokenCheck.ASK_ISSUER);

        assertThat(verify("token2", TokenCheck.ASK_ISSUER)).isEqualTo(new TokenVerdict.Refused(CallerRefusal.INACTIVE));
    }

    @Test
    void manyAtOnce_shareOneQuestion() throws Exception {
        CountDownLatch allJoined = new CountDownLatch(1);
        provider.on("/introspect", asked -> {
            allJoined.await(20, TimeUnit.SECONDS);
            return new TestProvider.Reply(200, active(NOW + 600));
        });
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<TokenVerdict> one = () -> verify("token", TokenCheck.ASK_ISSUER);
            List<Future<TokenVerdict>> verdicts =
                    IntStream.range(0, 16).mapToObj(i -> threads.submit(one)).toList();
            while (memory.size() < 16) {
                Thread.onSpinWait();
            }
            allJoined.countDown();
            for (Future<TokenVerdict> verdict : verdicts) {
                assertThat(verdict.get(30, TimeUnit.SECONDS)).isInstanceOf(TokenVerdict.Accepted.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked()).isEqualTo(1);
        assertThat(memory).containsOnly(TokenTelemetry.Memory.MISS, TokenTelemetry.Memory.JOINED);
    }

    @Test
    void oneWhoJoins_waitsNoLongerThanItsOwnDeadline() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        provider.on("/introspect", asked -> {
            begun.countDown();
            answer.await(20, TimeUnit.SECONDS);
            return new TestProvider.Reply(200, active(NOW + 600));
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<TokenVerdict> first = threads.submit(() -> verify("token", TokenCheck.ASK_ISSUER));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(remembered.authenticate(PresentedToken.of("token"), Inquiry.within(Duration.ofMillis(50))))
                    .isInstanceOfSatisfying(
                            Authentication.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(CallerRefusal.PROVIDER_UNAVAILABLE));
            answer.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(TokenVerdict.Accepted.class);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneWhoJoins_isNotHeldToTheDeadlineOfTheFirst() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        provider.on("/introspect", asked -> {
            begun.countDown();
            answer.await(20, TimeUnit.SECONDS);
            return new TestProvider.Reply(200, active(NOW + 600));
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Authentication> hasty = threads.submit(
                    () -> remembered.authenticate(PresentedToken.of("token"), Inquiry.within(Duration.ofMillis(300))));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            Future<TokenVerdict> patient = threads.submit(() -> verify("token", TokenCheck.ASK_ISSUER));

            assertThat(hasty.get(20, TimeUnit.SECONDS)).isInstanceOf(Authentication.Rejected.class);
            answer.countDown();
            assertThat(patient.get(20, TimeUnit.SECONDS)).isInstanceOf(TokenVerdict.Accepted.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void slowYes_doesNotReplaceALaterNo() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        provider.on("/introspect", asked -> {
            if (questions.incrementAndGet() > 1) {
                return new TestProvider.Reply(200, INACTIVE);
            }
            begun.countDown();
            answer.await(20, TimeUnit.SECONDS);
            return new TestProvider.Reply(200, active(NOW + 600));
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<TokenVerdict> slow = threads.submit(() -> verify("token", TokenCheck.ASK_ISSUER));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertRefused(CallerRefusal.INACTIVE, TokenCheck.ASK_ISSUER_NOW);
            answer.countDown();
            slow.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertRefused(CallerRefusal.INACTIVE, TokenCheck.ASK_ISSUER);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void authenticatorThatThrows_leavesNobodyWaiting() {
        AtomicInteger calls = new AtomicInteger();
        RememberedAnswers broken = RememberedAnswers.of(
                (token, inquiry) -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return Authentication.Authentic.said(Map.of());
                },
                AGE,
                clock,
                TokenTelemetry.NONE);
        Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));

        assertThatThrownBy(() -> broken.authenticate(PresentedToken.of("token"), inquiry))
                .hasMessage("broken");
        assertThat(broken.authenticate(PresentedToken.of("token"), inquiry))
                .isInstanceOf(Authentication.Authentic.class);
    }

    @Test
    void answers_areBoundedInNumber() {
        RememberedAnswers many = RememberedAnswers.of(
                (token, inquiry) -> Authentication.Authentic.said(Map.of()), AGE, clock, TokenTelemetry.NONE);
        for (int i = 0; i < 3 * RememberedAnswers.MAX_ANSWERS; i++) {
            many.authenticate(PresentedToken.of("token-" + i), Inquiry.within(Duration.ofSeconds(30)));
        }
        assertThat(many.size()).isLessThanOrEqualTo(RememberedAnswers.MAX_ANSWERS);
    }

    @Test
    void ageThatCannotWork_isRefusedWithTheFix() {
        assertThatThrownBy(() -> remembered(Duration.ofSeconds(61))).hasMessageContaining("up to PT1M");
        assertThatThrownBy(() -> remembered(Duration.ZERO)).hasMessageContaining("above zero");
    }
}
