package org.sayso.standin.household;

import java.time.Instant;

/**
 * A text message or mail as it lies on somebody's phone. Hides its address and text from {@code toString}.
 *
 * @param channel SMS or EMAIL
 */
public record PhoneMessage(String id, String channel, String to, String from, String subject, String text, Instant at) {

    /** The same message with another time. */
    PhoneMessage dated(Instant time) {
        return new PhoneMessage(id, channel, to, from, subject, text, time);
    }

    @Override
    public String toString() {
        return "PhoneMessage[id=" + id + ", channel=" + channel + ", at=" + at + "]";
    }
}
