package org.sayso.link.life;

/** What came of an event. */
public enum EventResult {
    /** It counts. */
    APPLIED,
    /** It had come before. */
    REPEATED,
    /** One that was published later has counted already, so this one changes nothing. */
    OVERTAKEN
}
