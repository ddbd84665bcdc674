package org.sayso.oauth;

import java.time.Duration;

/**
 * Hears how calls to identity providers go and what the memory of their answers saves, for metrics.
 *
 * <p>It is told nothing about tokens or users. Implementations MUST be thread-safe and quick, and MUST NOT throw.
 */
public interface TokenTelemetry {

    /** Listens to nothing. */
    TokenTelemetry NONE = new TokenTelemetry() {};

    /** What is asked of a provider. */
    enum Call {
        METADATA,
        KEYS,
        INTROSPECTION,
        TOKEN_INFO,
        USER_INFO
    }

    /** How a call ended. */
    enum Outcome {
        /** With an answer below HTTP status 500 other than 429. */
        ANSWERED,
        /** With HTTP status 429, or 500 and above. */
        FAILED,
        /** Not within its time. */
        TIMED_OUT,
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** It was not made: too many before it failed, and the provider is left alone for some seconds. */
        NOT_CALLED
    }

    /** What became of a question whose answer might be remembered. */
    enum Memory {
        /** The answer was remembered. */
        HIT,
        /** The provider was asked. */
        MISS,
        /** Somebody was asking the same already, and the answer was shared. */
        JOINED,
        /** The memory was not to be used. */
        BYPASSED
    }

    /** A call ended. */
    default void called(Call call, Outcome outcome, Duration took) {}

    /** A question met the memory. */
    default void remembered(Memory memory) {}
}
