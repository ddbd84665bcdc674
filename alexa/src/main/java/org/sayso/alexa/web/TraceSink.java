package org.sayso.alexa.web;

/**
 * Receives the trace of each request after it was answered or refused.
 *
 * <p>For development: traces hold what people said and who they are, though no tokens. Implementations MUST be thread-safe
 * and quick; what they throw is logged and changes nothing.
 */
@FunctionalInterface
public interface TraceSink {

    void accept(Trace trace);
}
