package org.sayso.spring;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.sayso.alexa.web.Trace;
import org.sayso.alexa.web.TraceSink;

/** Keeps the trace of the last request in memory. Thread-safe. */
final class LastTrace implements TraceSink {

    private final AtomicReference<Trace> last = new AtomicReference<>();
    private final byte[] fingerprintKey = new byte[32];

    LastTrace() {
        new SecureRandom().nextBytes(fingerprintKey);
    }

    /** Fresh in every process: fingerprints of one run say nothing about another's. */
    byte[] fingerprintKey() {
        return fingerprintKey.clone();
    }

    @Override
    public void accept(Trace trace) {
        last.set(trace);
    }

    Optional<Trace> last() {
        return Optional.ofNullable(last.get());
    }
}
