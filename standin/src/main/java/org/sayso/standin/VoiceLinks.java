package org.sayso.standin;

import org.sayso.standin.linking.LinkResult;

/** Links the household's account with a skill without a browser, after a person consented by voice. Thread-safe. */
@FunctionalInterface
public interface VoiceLinks {

    /**
     * Asks the skill's sign-in service for a code and exchanges it. Returns {@link LinkResult.Failed} for whatever goes
     * wrong there.
     *
     * @param personId whose Amazon account it is
     */
    LinkResult link(String skillId, String personId);
}
