package org.sayso.confirmation;

/** What a provider says about a proof. */
public enum Verdict {
    /** The owner has agreed. */
    RIGHT,
    /** The code is wrong, or no longer good. */
    WRONG,
    /** The owner has not answered yet. */
    WAITING,
    /** The owner has said no. */
    DENIED,
    /** The question or the code is over. */
    EXPIRED,
    /** The provider wants a pause, or does not answer as it should. */
    UNAVAILABLE
}
