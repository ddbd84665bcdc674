package org.sayso;

/** The four questions that every request walks through, in this order. */
public enum Question {
    /** Is it Alexa? */
    PROOF,
    /** Whose account is it? */
    CALLER,
    /** May this account do this? */
    POLICY,
    /** Did they agree to exactly this? */
    CONFIRMATION
}
