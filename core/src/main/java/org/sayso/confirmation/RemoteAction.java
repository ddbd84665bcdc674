package org.sayso.confirmation;

import java.io.IOException;

/**
 * A business side that also does something outside of the database, such as charging a card or telling a kitchen.
 *
 * <p>The order of things: {@link #effect} runs inside the confirming database transaction, which also writes down that
 * {@link #perform} is owed; {@code perform} runs after the commit, until it returns without throwing. So it is carried out at
 * least once for what was confirmed, and never for anything else. A dispatcher has to run
 * ({@code org.sayso.delivery.EffectDispatcher}; the Spring Boot starter brings one).
 */
public interface RemoteAction extends ConfirmedAction {

    /**
     * Carries out the remote part. May be called again after it succeeded, where the process died before that was written
     * down, and at the same time in another process, where it takes longer than the dispatcher's lease: the receiver MUST
     * tell repeats by the key. It should give up within seconds; there is no last attempt.
     *
     * @param idempotencyKey the challenge's id: 32 hexadecimal digits, the same in every call for this transaction and in
     *     none for another
     * @throws IOException where it was not accepted, or nobody knows; it is called again later. Its text is logged: no
     *     address, no secret
     */
    void perform(Transaction agreed, String idempotencyKey) throws IOException, InterruptedException;
}
