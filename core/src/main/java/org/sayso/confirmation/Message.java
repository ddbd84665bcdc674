package org.sayso.confirmation;

/**
 * A text on its way to a person. It may carry a one-time code: never log it.
 *
 * @param id unchanged over retries, so that a receiver can tell a repeat
 * @param to where it goes
 * @param subject used where the channel has subjects
 * @param text plain text
 */
public record Message(String id, Destination to, String subject, String text) {
    @Override
    public String toString() {
        return "Message[" + id + " to " + to + "]";
    }
}
