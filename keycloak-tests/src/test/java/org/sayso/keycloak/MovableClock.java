package org.sayso.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be put forward. Thread-safe. */
final class MovableClock extends Clock {

    private final InstantSource source;
    private volatile Duration ahead = Duration.ZERO;

    private MovableClock(InstantSource source) {
        this.source = source;
    }

    /** Goes on as the system's clock does. */
    static MovableClock running() {
        return new MovableClock(InstantSource.system());
    }

    /** Stands still until it is moved. */
    static MovableClock standing() {
        return new MovableClock(InstantSource.fixed(Instant.now()));
    }

    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
