package org.sayso;

import java.time.Duration;
import java.util.Optional;

/**
 * One check that was made on the way through the four questions.
 *
 * @param question the question it belongs to
 * @param name what was looked at, in a few words, such as {@code signature over the raw body}
 * @param refusal empty where the check passed
 * @param detail what was seen; never a token, a code or another secret
 * @param took time since the check before it ended
 */
public record Check(Question question, String name, Optional<Refusal> refusal, String detail, Duration took) {

    public boolean passed() {
        return refusal.isEmpty();
    }
}
