package org.sayso.factors;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a provider sent nothing or gave no verdict. Says nothing about the person.
 *
 * @param kind what would help
 * @param pause how long the provider asks to wait, where it says so; at most an hour
 * @param detail what was seen, for logs and the trace; never a code, a credential, an address or a provider's free text
 */
public record Trouble(Kind kind, Optional<Duration> pause, String detail) {

    /** What would help against it. */
    public enum Kind {
        /** Waiting: the provider had too many requests, or of this person. */
        THROTTLED,
        /** Waiting: the provider did not answer in time, or in a way that can be understood. */
        UNAVAILABLE,
        /** The person: they have not set up this way, or cannot be reached by it. */
        NOT_SET_UP,
        /** The operator: the provider refuses this service, or its settings do not fit. */
        MISCONFIGURED
    }

    static Trouble throttled(Optional<Duration> pause, String detail) {
        return new Trouble(Kind.THROTTLED, pause, detail);
    }

    static Trouble unavailable(String detail) {
        return new Trouble(Kind.UNAVAILABLE, Optional.empty(), detail);
    }

    static Trouble notSetUp(String detail) {
        return new Trouble(Kind.NOT_SET_UP, Optional.empty(), detail);
    }

    static Trouble misconfigured(String detail) {
        return new Trouble(Kind.MISCONFIGURED, Optional.empty(), detail);
    }
}
