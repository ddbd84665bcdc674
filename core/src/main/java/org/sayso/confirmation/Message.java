package org.sayso.confirmation;

import java.time.Instant;
import java.util.Optional;

/**
 * A text on its way to a person. It may carry a one-time code: never log it.
 *
 * @param id unchanged over retries, so that a receiver can tell a repeat
 * @param to where it goes
 * @param subject used where the channel has subjects
 * @param text plain text
 * @param expiresAt the first moment at which delivering it makes no sense any more, where there is one. Whoever carries it
 *     should give it up then, but need not: the code is refused from then on.
 */
public record Message(String id, Destination to, String subject, String text, Optional<Instant> expiresAt) {

    /** A message without an end of its life. */
    public Message(String id, Destination to, String subject, String text) {
        this(id, to, subject, text, Optional.empty());
    }

    /** The same message with this end of its life. */
    public Message expiringAt(Instant end) {
        return new Message(id, to, subject, text, Optional.of(end));
    }

    @Override
    public String toString() {
        return "Message[" + id + " to " + to + "]";
    }
}
