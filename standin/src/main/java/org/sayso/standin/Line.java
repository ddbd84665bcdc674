package org.sayso.standin;

import java.time.Instant;

/**
 * A line of what was said at a device, or of what happened there.
 *
 * @param by the name of the person or the skill whose words they are; empty where they are Alexa's own, and for a remark
 */
public record Line(Who who, String by, String text, Instant at) {

    /** Whose line it is: a person's, Alexa's, or a remark of the stand-in. */
    public enum Who {
        PERSON,
        ALEXA,
        NOTE
    }
}
