package org.sayso.standin.protocol;

import java.nio.file.Path;
import java.time.Clock;

/**
 * The stand-in's own certificate authority, in place of Amazon's: it signs skill requests with a certificate for
 * {@code echo-api.amazon.com} that only somebody who trusts its {@code ca.pem} accepts.
 */
public final class StandInAuthority {

    private StandInAuthority() {}

    /** Opens the authority kept in a directory, or makes one there. */
    public static StandInAuthority loadOrCreate(Path directory) {
        return loadOrCreate(directory, Clock.systemUTC());
    }

    /** The same by another clock, which decides about the certificates' life. */
    public static StandInAuthority loadOrCreate(Path directory, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /** The file with the authority's own certificate, for the skill's trust setting. */
    public Path caFile() {
        throw new UnsupportedOperationException();
    }
}
