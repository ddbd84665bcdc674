package org.sayso.alexa.proof;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.Inquiry;
import org.sayso.token.PresentedToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers question one for each request: is it Alexa.
 *
 * <p>In this order, ending at the first failure: 1 size of the body, 2 certificate address, 3 signature header, 4 certificate
 * file, 5 signing key, 6 chain to a trusted anchor, 7 validity dates, 8 certificate name, 9 signature over the raw body, and
 * only then 10 JSON, 11 envelope, 12 timestamp, 13 skill id, 14 repetition. Each check is noted on the {@link Inquiry}.
 * Thread-safe; make one for each skill and keep it, since it holds the certificates and the answers given.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html">Host a custom
 *     skill as a web service</a>
 */
public final class RequestProof {

    private static final Logger log = LoggerFactory.getLogger(RequestProof.class);

    private final int bodyLimit;
    private final OriginCheck origin;
    private final Timeliness timeliness;
    private final ExpectedSkill skill;
    private final Repetitions repetitions = new Repetitions();
    private final InstantSource clock;

    private RequestProof(Builder builder, ExpectedSkill skill) {
        this.bodyLimit = builder.bodyLimit;
        this.skill = skill;
        this.timeliness = builder.timeliness;
        this.clock = builder.clock;
        this.origin = new OriginCheck(
                new CertificateChains(
                        ChainRoute.direct(builder.chainSource, builder.anchors()),
                        builder.exceptions(),
                        clock,
                        ChainFetchers.create()),
                clock);
    }

    /** A builder whose only required setting is the skill id. */
    public static Builder builder() {
        return new Builder();
    }

    /** The largest body that is accepted, in bytes; read one byte more, so that the excess is seen. */
    public int bodyLimit() {
        return bodyLimit;
    }

    /** Makes the checks. Never throws because of what a request contains. */
    public Proof prove(SignedRequest request, Inquiry inquiry) {
        Instant now = clock.instant();
        Finding<Proof> proof = BoundedBody.check(request.body(), bodyLimit)
                .noted(inquiry)
                .then(body -> origin.check(request, inquiry))
                .then(body -> EnvelopeJson.parse(body).noted(inquiry))
                .then(json -> EnvelopeReader.read(json).noted(inquiry))
                .then(envelope -> timeliness
                        .check(envelope, now)
                        .noted(inquiry)
                        .then(until -> skill.check(envelope)
                                .noted(inquiry)
                                .then(ours -> repetitions
                                        .claim(ours.requestId(), sha256(request.body()), until, now)
                                        .noted(inquiry)))
                        .then(repetition -> proven(envelope, repetition, inquiry)));
        if (proof instanceof Finding.Failed<Proof> failed) {
            return new Proof.Refused(failed.reason(), failed.detail());
        }
        return ((Finding.Passed<Proof>) proof).value();
    }

    private Finding<Proof> proven(Envelope envelope, Repetition repetition, Inquiry inquiry) {
        Instant sentAt = Timeliness.sentAt(envelope);
        ProvenRequest request = new ProvenRequest(
                envelope.requestId(),
                skill.id(),
                envelope.personToken().map(PresentedToken::of),
                envelope.userToken().map(PresentedToken::of),
                envelope.speaker(),
                envelope.resumption(),
                envelope.userId(),
                sentAt,
                envelope.event(sentAt),
                envelope.linkedToken().map(PresentedToken::of),
                inquiry);
        return Finding.passed("proof", new Proof.Proven(request, envelope, repetition), "");
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK lacks SHA-256", impossible);
        }
    }

    /** Collects the settings of a {@link RequestProof}. Not thread-safe. */
    public static final class Builder {

        private static final int DEFAULT_BODY_LIMIT = 256 * 1024;
        private static final int LEAST_BODY_LIMIT = 1024;

        private @Nullable String skillId;
        private InstantSource clock = Clock.systemUTC();
        private ChainSource chainSource = ChainSource.https();
        private Timeliness timeliness = new Timeliness(Timeliness.MOST);
        private int bodyLimit = DEFAULT_BODY_LIMIT;
        private @Nullable TrustedStandIn standIn;
        private @Nullable List<X509Certificate> anchors;

        private Builder() {}

        /** The skill that requests must be for, such as {@code amzn1.ask.skill.…}. Required. */
        public Builder skillId(String skillId) {
            this.skillId = skillId;
            return this;
        }

        /** Tells the time for timestamps and certificates. The default is the system clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Fetches certificate chains. The default is {@link ChainSource#https()}. */
        public Builder chainSource(ChainSource chainSource) {
            this.chainSource = Objects.requireNonNull(chainSource, "chainSource");
            return this;
        }

        /**
         * How far {@code request.timestamp} may be from now, in both directions, the edge included. The default and the most
         * that Amazon allows is 150 seconds. Skill events have 3600 seconds whatever is set here.
         */
        public Builder timestampTolerance(Duration tolerance) {
            this.timeliness = new Timeliness(tolerance);
            return this;
        }

        /** The largest body that is accepted, in bytes. The default is 256 kB; at least 1 kB. */
        public Builder bodyLimit(int bytes) {
            if (bytes < LEAST_BODY_LIMIT || bytes == Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the body limit must be at least 1024 bytes; it is " + bytes);
            }
            this.bodyLimit = bytes;
            return this;
        }

        /** Development only: trusts a stand-in on this machine besides Alexa, and logs a warning. */
        public Builder insecureStandIn(TrustedStandIn standIn) {
            this.standIn = Objects.requireNonNull(standIn, "standIn");
            return this;
        }

        /** The anchors that count for Amazon's addresses, instead of the platform's. */
        Builder anchors(List<X509Certificate> anchors) {
            this.anchors = List.copyOf(anchors);
            return this;
        }

        /**
         * Makes the verifier.
         *
         * @throws IllegalStateException where no skill id was given
         */
        public RequestProof build() {
            if (skillId == null) {
                throw new IllegalStateException("the skill id is missing; it is shown in the Alexa developer console");
            }
            if (standIn != null) {
                log.warn(
                        "Requests signed by a stand-in for Alexa are accepted (chain from {}). This is for development only.",
                        standIn.chainUrl());
            }
            return new RequestProof(this, new ExpectedSkill(skillId));
        }

        private List<X509Certificate> anchors() {
            return Optional.ofNullable(anchors).orElseGet(ChainRoute::platformAnchors);
        }

        private Map<CertificateAddress, ChainRoute> exceptions() {
            if (standIn == null) {
                return Map.of();
            }
            CertificateAddress address =
                    new CertificateAddress(URI.create(TrustedStandIn.ADDRESS).getPath());
            return Map.of(address, ChainRoute.standIn(standIn));
        }
    }
}
