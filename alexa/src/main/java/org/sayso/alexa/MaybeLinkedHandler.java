package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.token.TokenCheck;
import org.sayso.token.VerifiedToken;

/**
 * Handles a request with or without a linked account, such as a welcome or help.
 *
 * <p>It runs only when the request is proven to come from Alexa. Implementations MUST be thread-safe.
 *
 * @see SaysoModule
 */
public interface MaybeLinkedHandler {

    /** Whether this handler is for the request; usually one of Amazon's {@code Predicates}. */
    boolean canHandle(HandlerInput input);

    /**
     * How surely the account must be known; by default in the verifier's usual way. A handler that changes something for it asks
     * the issuer ({@link TokenCheck#ASK_ISSUER_NOW}): to a link that has ended, or that nobody can tell of, it is then called
     * without an account.
     */
    default TokenCheck check() {
        return TokenCheck.USUAL;
    }

    /**
     * Answers the request.
     *
     * @param user whose account it is; empty where none is linked and where its token was refused
     */
    Reply handle(HandlerInput input, Optional<VerifiedToken> user);

    /**
     * Answers the request, for handlers whose words differ between an account that is not linked and one that cannot be
     * checked at this moment. By default both count as none.
     */
    default Reply handle(HandlerInput input, Caller caller) {
        return handle(input, caller.account());
    }
}
