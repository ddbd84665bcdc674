package org.sayso.standin;

import java.time.Instant;

/** A line of what was said at a device, or of what happened there. */
public record Line(Who who, String text, Instant at) {

    /** Whose line it is: a person's, Alexa's, or a remark of the stand-in. */
    public enum Who {
        PERSON,
        ALEXA,
        NOTE
    }
}
