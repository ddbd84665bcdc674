package org.sayso.alexa.proof;

import java.io.IOException;
import java.net.URI;
import org.sayso.Deadline;

/**
 * Fetches the certificate chain that a request names.
 *
 * <p>Called off the request's thread, at most once at a time for an address, and only with addresses that passed
 * Amazon's rules. What it returns is not believed before a path to a trusted anchor is found. Implementations MUST be
 * thread-safe, MUST end by the deadline, and MUST NOT follow redirects.
 */
@FunctionalInterface
public interface ChainSource {

    /**
     * The PEM file at this address, at most 64 kB.
     *
     * @throws IOException where it cannot be had in time, is too large, or the answer is not 200
     */
    byte[] fetch(URI address, Deadline deadline) throws IOException;

    /** Fetches by {@code java.net.http}, https only, without redirects, through the platform's default proxy selector. */
    static ChainSource https() {
        return HttpChainSource.https();
    }
}
