package org.sayso.authorization.profile;

import java.time.Duration;

/** Hears of each answer of the token endpoint. Called on the request's thread; an implementation must be quick and thread-safe. */
@FunctionalInterface
public interface TokenAnswerListener {

    /** What a token request ended in. */
    enum Outcome {
        /** Tokens. */
        ISSUED,
        /** An error of the request (RFC 6749 section 5.2). */
        REFUSED,
        /** {@code invalid_client}: a wrong id or secret. */
        UNAUTHENTICATED,
        /** A fault of the server. */
        FAILED
    }

    /**
     * A token request was answered.
     *
     * @param grant {@code authorization_code}, {@code refresh_token}, {@code client_credentials}, {@code device_code} or
     *     {@code other}
     * @param took from the first filter to the last byte
     */
    void answered(String grant, Outcome outcome, Duration took);
}
