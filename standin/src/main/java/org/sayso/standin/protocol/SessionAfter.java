package org.sayso.standin.protocol;

/** What becomes of a session after an answer. */
public enum SessionAfter {
    /** It is over. */
    CLOSED,
    /** It goes on, and the microphone is open. */
    LISTENING,
    /** It goes on for a while with the microphone closed, because there is something to look at. */
    QUIET
}
