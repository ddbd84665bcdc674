package org.sayso.alexa.proof;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.sayso.Inquiry;
import org.sayso.token.PresentedToken;

/** Proven requests without a signature, for tests of what comes after the proof. */
public final class TestProvenRequests {

    private TestProvenRequests() {}

    public static ProvenRequest of(
            String requestId,
            String skillId,
            Optional<String> personToken,
            Optional<String> userToken,
            boolean speakerRecognised,
            Inquiry inquiry) {
        return of(requestId, skillId, personToken, userToken, speakerRecognised, Optional.empty(), inquiry);
    }

    /** The same with how a task ended, read as it is read from a real request. */
    public static ProvenRequest of(
            String requestId,
            String skillId,
            Optional<String> personToken,
            Optional<String> userToken,
            boolean speakerRecognised,
            Optional<Resumption> resumption,
            Inquiry inquiry) {
        Optional<Speaker> speaker = speakerRecognised
                ? Optional.of(new Speaker("amzn1.ask.person.SOMEBODY", OptionalInt.of(300)))
                : Optional.empty();
        return of(requestId, skillId, personToken, userToken, speaker, resumption, inquiry);
    }

    /** The same with who speaks. */
    public static ProvenRequest of(
            String requestId,
            String skillId,
            Optional<String> personToken,
            Optional<String> userToken,
            Optional<Speaker> speaker,
            Optional<Resumption> resumption,
            Inquiry inquiry) {
        return new ProvenRequest(
                requestId,
                skillId,
                personToken.map(PresentedToken::of),
                userToken.map(PresentedToken::of),
                speaker,
                resumption,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                inquiry);
    }

    /** A request with everything that its body says, as it is read from a real one. */
    public static ProvenRequest of(byte[] body, Inquiry inquiry) {
        Envelope envelope = envelope(body);
        return of(
                envelope.requestId(),
                TestRequests.SKILL,
                envelope.personToken(),
                envelope.userToken(),
                envelope.speaker(),
                envelope.resumption(),
                inquiry);
    }

    /** What a body says about a task that has ended. */
    public static Optional<Resumption> resumption(byte[] body) {
        return envelope(body).resumption();
    }

    /** The body as the SDK gets it. */
    public static byte[] forSdk(byte[] body) {
        return envelope(body).forSdk();
    }

    private static Envelope envelope(byte[] body) {
        if (EnvelopeJson.parse(body) instanceof Finding.Passed<EnvelopeJson.Parsed> parsed
                && EnvelopeReader.read(parsed.value()) instanceof Finding.Passed<Envelope> envelope) {
            return envelope.value();
        }
        throw new AssertionError("the body is no envelope");
    }
}
