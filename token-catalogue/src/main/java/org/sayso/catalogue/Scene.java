package org.sayso.catalogue;

import java.net.URI;
import java.time.Instant;

/**
 * Where and when the tokens of one run are presented.
 *
 * @param issuer the configured issuer
 * @param audience this service's own identifier
 * @param now what the clock of the check says; whole seconds
 * @param trap where the addresses inside tokens lead; nobody may ever call there
 */
public record Scene(String issuer, String audience, Instant now, URI trap) {

    /** The client whose tokens are accepted. */
    public static final String CLIENT = "alexa";

    /** The skew of clocks that is allowed for, in seconds. */
    public static final long SKEW = 60;

    /** The time some seconds from now, as a NumericDate. */
    String at(long seconds) {
        return Long.toString(now.getEpochSecond() + seconds);
    }

    /** An address of the trap. */
    URI trap(String path) {
        return trap.resolve(path);
    }
}
