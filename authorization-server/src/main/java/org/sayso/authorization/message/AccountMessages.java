package org.sayso.authorization.message;

import java.io.IOException;
import org.sayso.authorization.account.Contact;

/** Hands messages to whoever carries them. Implementations must be thread-safe and must not log texts or addresses. */
public interface AccountMessages {

    /** Whether messages of this channel can be carried. */
    boolean carries(Contact.Channel channel);

    /**
     * Sends one message, within half a minute.
     *
     * @throws CarrierAwayException if it was not accepted now, and may be later
     * @throws IOException if it was not accepted; its text is safe to log
     */
    void send(AccountMessage message) throws IOException;
}
