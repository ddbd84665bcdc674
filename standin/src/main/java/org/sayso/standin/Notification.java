package org.sayso.standin;

import java.time.Instant;

/**
 * What the Alexa app pushes to its owner's phone.
 *
 * @param skillId the skill that it is about
 */
public record Notification(String skillId, String text, Instant at) {

    Notification dated(Instant time) {
        return new Notification(skillId, text, time);
    }
}
