package org.sayso.alexa.proof;

import java.util.Optional;
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
        return new ProvenRequest(
                requestId,
                skillId,
                personToken.map(PresentedToken::of),
                userToken.map(PresentedToken::of),
                speakerRecognised,
                inquiry);
    }
}
