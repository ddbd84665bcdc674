package org.sayso.alexa.web;

import com.amazon.ask.Skill;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.Inquiry;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.alexa.proof.Envelope;
import org.sayso.alexa.proof.Proof;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.SignedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A skill behind HTTP, whatever the server: proves the request, asks the skill, answers.
 *
 * <p>A request that is not proven gets a short problem and reaches no handler. A proven one always gets an envelope with
 * status 200: an apology where a handler failed, an empty response where nobody knows the request. The same request delivered
 * again gets the stored answer. Only a skill event that could not be written down gets status 503, so that Alexa sends it again.
 * Thread-safe.
 */
public final class SkillEndpoint {

    private static final Logger log = LoggerFactory.getLogger(SkillEndpoint.class);

    private final RequestProof proof;
    private final SkillRunner skill;
    private final Duration budget;
    private final InstantSource clock;
    private final Optional<TraceRecorder> recorder;
    private final Optional<LinkWatch> links;

    private SkillEndpoint(Builder builder, RequestProof proof, Skill skill) {
        this.proof = proof;
        this.skill = new SkillRunner(skill);
        this.budget = builder.budget;
        this.clock = builder.clock;
        this.recorder = Optional.ofNullable(builder.recorder);
        this.links = Optional.ofNullable(builder.links);
    }

    /** A builder whose required settings are the proof and the skill. */
    public static Builder builder() {
        return new Builder();
    }

    /** The largest body that is accepted, in bytes; read one byte more, so that the excess is seen. */
    public int bodyLimit() {
        return proof.bodyLimit();
    }

    /** Answers one POST. Never throws because of what a request contains. */
    public SkillAnswer answer(SignedRequest request) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        Inquiry inquiry = Inquiry.within(budget);
        SkillAnswer answer = answer(request, inquiry);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        recorder.ifPresent(each -> each.record(at, took, inquiry, request.body(), answer, bodyLimit()));
        return answer;
    }

    private SkillAnswer answer(SignedRequest request, Inquiry inquiry) {
        Proof answered;
        try {
            answered = proof.prove(request, inquiry);
        } catch (RuntimeException fault) {
            log.error("A request could not be checked and was refused", fault);
            return Problem.FAULT.answer();
        }
        if (answered instanceof Proof.Refused refused) {
            log.warn(
                    "Request refused: {}: {}",
                    refused.reason(),
                    refused.reason().hint());
            return Problem.of(refused.reason()).answer();
        }
        return answer((Proof.Proven) answered, inquiry);
    }

    private SkillAnswer answer(Proof.Proven proven, Inquiry inquiry) {
        Envelope envelope = proven.envelope();
        try {
            return SkillAnswer.ok(proven.repetition()
                    .answer(() -> run(proven.request(), envelope), inquiry.deadline())
                    .orElseGet(() -> PlainEnvelope.stillWorking(envelope)));
        } catch (EventNotTaken fault) {
            log.error(
                    "Request {}: a skill event could not be written down; Alexa is asked to send it again",
                    proven.request().requestId(),
                    fault.getCause());
            return Problem.EVENT_NOT_TAKEN.answer();
        }
    }

    private byte[] run(ProvenRequest request, Envelope envelope) {
        try {
            links.ifPresent(watch -> watch.event(request));
        } catch (RuntimeException fault) {
            throw new EventNotTaken(fault);
        }
        return skill.run(request, envelope);
    }

    /** The event is not lost: it counts as never seen. */
    private static final class EventNotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EventNotTaken(RuntimeException cause) {
            super(cause);
        }
    }

    /** Collects the settings of a {@link SkillEndpoint}. Not thread-safe. */
    public static final class Builder {

        private static final Duration ALEXA_WAITS = Duration.ofSeconds(8);

        private @Nullable RequestProof proof;
        private @Nullable Skill skill;
        private Duration budget = Duration.ofSeconds(7);
        private InstantSource clock = Clock.systemUTC();
        private @Nullable TraceRecorder recorder;
        private @Nullable LinkWatch links;

        private Builder() {}

        /** Proves requests. Required. */
        public Builder proof(RequestProof proof) {
            this.proof = Objects.requireNonNull(proof, "proof");
            return this;
        }

        /** Answers proven requests; gets the {@code ProvenRequest} as its context object. Required. */
        public Builder skill(Skill skill) {
            this.skill = Objects.requireNonNull(skill, "skill");
            return this;
        }

        /** How long a request may take. Alexa waits 8 seconds, which is the most; the default is 7. */
        public Builder budget(Duration budget) {
            if (budget.isNegative() || budget.isZero() || budget.compareTo(ALEXA_WAITS) > 0) {
                throw new IllegalArgumentException("the budget of a request must be above 0 and at most 8 seconds,"
                        + " since Alexa does not wait longer; it is " + budget);
            }
            this.budget = budget;
            return this;
        }

        /** Dates the traces. The default is the system clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Takes skill events before the skill sees them; one that cannot be taken is answered with status 503. */
        public Builder links(LinkWatch links) {
            this.links = Objects.requireNonNull(links, "links");
            return this;
        }

        /**
         * Hands a trace of each request to this sink. There is none by default.
         *
         * @param fingerprintKey the key of the fingerprints that replace tokens, at least 32 bytes
         */
        public Builder trace(TraceSink sink, byte[] fingerprintKey) {
            this.recorder = new TraceRecorder(
                    Objects.requireNonNull(sink, "sink"), new Redaction(new Fingerprint(fingerprintKey)));
            return this;
        }

        /**
         * Makes the endpoint.
         *
         * @throws IllegalStateException where the proof or the skill is missing
         */
        public SkillEndpoint build() {
            if (proof == null || skill == null) {
                throw new IllegalStateException("a skill endpoint needs a RequestProof and a Skill");
            }
            return new SkillEndpoint(this, proof, skill);
        }
    }
}
