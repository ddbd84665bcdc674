package org.sayso.authorization.health;

/**
 * What the server counts, for whoever watches it. Where there is one bean of this type, {@code GET /metrics} on the port of health
 * answers with it. Called on threads of {@link HealthServer}; an implementation must be thread-safe and tell nothing about persons.
 */
public interface Metrics {

    /** The media type of the text, such as {@code text/plain; version=0.0.4; charset=utf-8}. */
    String mediaType();

    /** All meters as they are now; sent as UTF-8. */
    String text();
}
