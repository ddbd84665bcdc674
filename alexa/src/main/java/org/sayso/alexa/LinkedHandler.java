package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import org.sayso.policy.Requirement;
import org.sayso.token.VerifiedToken;

/**
 * Handles a request on behalf of a linked account.
 *
 * <p>{@link #handle} runs only when the request is proven to come from Alexa, the token it carries has been verified, and
 * the account meets the {@link #requirement}. Otherwise Sayso answers: with a link prompt where linking helps, with an
 * apology where it does not. Implementations MUST be thread-safe.
 *
 * @see SaysoModule
 */
public interface LinkedHandler {

    /** Whether this handler is for the request; usually one of Amazon's {@code Predicates}. */
    boolean canHandle(HandlerInput input);

    /** What the account must be allowed to do; by default any linked account may. */
    default Requirement requirement() {
        return Requirement.linkedAccount();
    }

    /**
     * Answers the request.
     *
     * @param user whose account it is; a confirmation that is asked for must concern this user
     */
    Reply handle(HandlerInput input, VerifiedToken user);
}
