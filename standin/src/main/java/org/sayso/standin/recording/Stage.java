package org.sayso.standin.recording;

import java.time.Duration;
import org.sayso.standin.StandIn;
import org.sayso.standin.linking.LinkResult;

/** Where scenes are played: a stand-in, and what they do beside talking. */
public interface Stage {

    /** Who plays Alexa. */
    StandIn alexa();

    /**
     * Moves the clocks of the stand-in and of the skill forward.
     *
     * @throws UnsupportedOperationException where they cannot be moved
     */
    default void forward(Duration time) {
        throw new UnsupportedOperationException("Here the clock cannot be moved");
    }

    /**
     * Links the household's account with a skill as somebody does in the Alexa app. This one does so with Login with Amazon
     * only, where it needs no browser.
     */
    default LinkResult link(String skillId, String personId) {
        return alexa().voiceLinker(skillId).link(personId);
    }

    /** A stand-in whose clock cannot be moved. */
    static Stage of(StandIn alexa) {
        return () -> alexa;
    }
}
