package org.sayso.confirmation;

import java.io.IOException;

/** Hands messages to whoever carries them. Implementations MUST be thread-safe and MUST NOT log texts or addresses. */
public interface MessageSender {

    /**
     * Sends one message within seconds.
     *
     * @throws IOException where it was not accepted; its text is safe to log
     */
    void send(Message message) throws IOException, InterruptedException;
}
