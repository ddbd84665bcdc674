package org.sayso.confirmation;

import java.io.IOException;

/** Hands messages to whoever carries them. Implementations MUST be thread-safe and MUST NOT log texts or addresses. */
public interface MessageSender {

    /**
     * Sends one message within seconds.
     *
     * @throws UndeliverableException where no repeat can help
     * @throws IOException where it was not accepted, or nobody knows, and a repeat may help; its text is safe to log
     */
    void send(Message message) throws IOException, InterruptedException;
}
