package org.sayso.link.life;

/** A step of linking, as the skill sees it. */
public enum LinkStep {
    /** Linking was offered to somebody who is not linked. */
    STARTED,
    /** The platform told that an account was linked, and its token was good. */
    LINKED,
    /** The first request with a verified token since it was linked. */
    FIRST_USE,
    /** The link is gone, or never came to be. */
    LOST
}
