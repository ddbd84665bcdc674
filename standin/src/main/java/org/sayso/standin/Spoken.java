package org.sayso.standin;

/** Something that was said by the device, and whose words they are. */
public record Spoken(By by, String text) {

    /** Whose words they are. */
    public enum By {
        /** The skill's: its answer, or a prompt of its interaction model. */
        SKILL,
        /** Alexa's own. */
        ALEXA
    }
}
