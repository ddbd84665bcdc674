package org.sayso.confirmation;

import java.util.Optional;
import org.sayso.ConfirmationRefusal;

/**
 * What a voice platform says about a check that it made for a challenge.
 *
 * @param challengeId the challenge that the conversation waits for
 * @param token what the platform handed back of {@link Where.Conversation#token}; empty where it was nothing
 * @param speaker who the platform says is speaking now, as in {@link Asking#speaker}
 * @param lacking why it proves nothing; empty where the platform vouches for the check
 * @param session what binds this request to others of the same conversation; empty where nothing does
 */
public record PlatformProof(
        String challengeId,
        String token,
        Optional<String> speaker,
        Optional<ConfirmationRefusal> lacking,
        String session) {

    @Override
    public String toString() {
        return "PlatformProof[" + challengeId + ", " + lacking.map(Enum::name).orElse("achieved") + "]";
    }
}
