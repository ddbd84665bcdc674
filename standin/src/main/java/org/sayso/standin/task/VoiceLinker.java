package org.sayso.standin.task;

import org.sayso.standin.linking.LinkResult;

/** Links the account of the household with the skill, without a browser: the person consented by voice. */
@FunctionalInterface
public interface VoiceLinker {

    /**
     * Asks Login with Amazon for a code and exchanges it. Returns {@link LinkResult.Failed} for whatever goes wrong there.
     *
     * @param personId whose Amazon account it is
     */
    LinkResult link(String personId);
}
