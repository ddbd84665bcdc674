package org.sayso.alexa.proof;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Set;

/**
 * A signing certificate with a path to a trusted anchor, reduced to what each request needs of it.
 *
 * @param key the signing certificate's RSA key, of at least 2048 bits
 * @param names its subject alternative names of type dNSName
 * @param notBefore the latest notBefore on the path, inclusive
 * @param notAfter the earliest notAfter on the path, inclusive
 * @param anchor the subject of the trusted anchor, for the trace
 */
record SigningChain(PublicKey key, Set<String> names, Instant notBefore, Instant notAfter, String anchor) {

    SigningChain {
        names = Set.copyOf(names);
    }

    boolean validAt(Instant now) {
        return !now.isBefore(notBefore) && !now.isAfter(notAfter);
    }
}
