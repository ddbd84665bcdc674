package org.sayso.spring;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.sayso.alexa.web.Trace;
import org.sayso.alexa.web.TraceSink;

/** Keeps the trace of the last request in memory. Thread-safe. */
final class LastTrace implements TraceSink {

    private final AtomicReference<Trace> last = new AtomicReference<>();

    @Override
    public void accept(Trace trace) {
        last.set(trace);
    }

    Optional<Trace> get() {
        return Optional.ofNullable(last.get());
    }
}
