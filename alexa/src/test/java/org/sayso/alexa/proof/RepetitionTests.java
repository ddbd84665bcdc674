package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.ProofRefusal.REPEATED_WITH_OTHER_BODY;
import static org.sayso.ProofRefusal.TIMESTAMP_OUTSIDE_TOLERANCE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sayso.Deadline;
import org.sayso.Inquiry;

class RepetitionTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ProofBench bench = new ProofBench();
    private final AtomicInteger calls = new AtomicInteger();
    private final Supplier<byte[]> handler = () -> TestRequests.bytes("answer " + calls.incrementAndGet());

    @Test
    void sameRequestAgain_getsTheStoredAnswerWithoutTheHandler() {
        String body = bench.launch();

        assertThat(answer(bench.prove(body))).hasValue("answer 1");
        assertThat(answer(bench.prove(body))).hasValue("answer 1");
        assertThat(calls).hasValue(1);
    }

    @Test
    void sameIdWithAnotherBody_isRefused() {
        String body = bench.launch();
        answer(bench.prove(body));

        bench.assertRefused(bench.prove(body.replace("en-US", "en-GB")), REPEATED_WITH_OTHER_BODY);
        bench.assertRefused(bench.prove(body + " "), REPEATED_WITH_OTHER_BODY);
        assertThat(answer(bench.prove(body))).hasValue("answer 1");
    }

    @Test
    void sameIdWithAnotherBodyWhileTheFirstIsAnswered_isRefused() {
        String body = bench.launch();
        bench.prove(body);

        bench.assertRefused(bench.prove(body.replace("en-US", "en-GB")), REPEATED_WITH_OTHER_BODY);
    }

    @Test
    void refusedRequest_doesNotTakeTheId() {
        String body = bench.launch();
        bench.prove(List.of(TestRequests.ADDRESS), List.of("AAAA"), TestRequests.bytes(body + " "));

        assertThat(ProofBench.proven(bench.prove(body)).repetition().first()).isTrue();
    }

    @Test
    void repetitionAtTheEndOfTheTolerance_isStillKnown_afterwardsTheTimestampRefuses() {
        String early = TestRequests.launch(bench.clock.instant().plusSeconds(150));
        answer(bench.prove(early));

        bench.clock.advance(Duration.ofSeconds(300));
        assertThat(ProofBench.proven(bench.prove(early)).repetition().first()).isFalse();
        bench.clock.advance(Duration.ofMillis(1));
        bench.assertRefused(bench.prove(early), TIMESTAMP_OUTSIDE_TOLERANCE);
    }

    @Test
    void lateSkillEvent_isKnownForAsLongAsItIsAccepted() {
        String event = TestRequests.envelope(TestRequests.request(
                "AlexaSkillEvent.SkillDisabled", TestRequests.newRequestId(), bench.clock.instant()));
        answer(bench.prove(event));

        bench.clock.advance(Duration.ofSeconds(3600));
        assertThat(answer(bench.prove(event))).hasValue("answer 1");
    }

    @Test
    void manyAtOnce_callTheHandlerOnce() throws Exception {
        int many = 64;
        byte[] body = TestRequests.bytes(bench.launch());
        SignedRequest request =
                new SignedRequest(List.of(TestRequests.ADDRESS), List.of(ProofBench.ALEXA.sign(body)), body);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Optional<String>>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return answer(bench.proof.prove(request, Inquiry.within(LONG)));
                }));
            }
            start.countDown();
            for (Future<Optional<String>> each : answers) {
                assertThat(each.get(20, TimeUnit.SECONDS)).hasValue("answer 1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void duplicateWhoseFirstDeliveryIsNotAnsweredInTime_getsNothing() {
        String body = bench.launch();
        bench.prove(body);

        assertThat(ProofBench.proven(bench.prove(body)).repetition().answer(handler, Deadline.in(Duration.ZERO)))
                .isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    void handlerThatThrows_leavesTheRequestUnseen() {
        String body = bench.launch();
        Repetition first = ProofBench.proven(bench.prove(body)).repetition();
        Repetition waiting = ProofBench.proven(bench.prove(body)).repetition();

        assertThatThrownBy(() -> first.answer(
                        () -> {
                            throw new IllegalStateException("handler");
                        },
                        Deadline.in(LONG)))
                .hasMessage("handler");
        assertThat(waiting.answer(handler, Deadline.in(LONG))).isEmpty();
        assertThat(answer(bench.prove(body))).hasValue("answer 1");
    }

    @Test
    void answersBeyondTheBound_areForgotten() {
        Repetitions few = new Repetitions(10, 10_000);
        for (int i = 0; i < 500; i++) {
            few.claim("id-" + i, new byte[] {1}, MovableClock.START.plusSeconds(60), MovableClock.START);
        }
        assertThat(few.count()).isLessThanOrEqualTo(10);

        Repetitions small = new Repetitions(1000, 20_000);
        for (int i = 0; i < 100; i++) {
            Finding<Repetition> claim =
                    small.claim("id-" + i, new byte[] {1}, MovableClock.START.plusSeconds(60), MovableClock.START);
            ((Finding.Passed<Repetition>) claim).value().answer(() -> new byte[5_000], Deadline.in(LONG));
        }
        assertThat(small.count()).isLessThanOrEqualTo(3);
    }

    private Optional<String> answer(Proof proof) {
        return ProofBench.proven(proof)
                .repetition()
                .answer(handler, Deadline.in(LONG))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
