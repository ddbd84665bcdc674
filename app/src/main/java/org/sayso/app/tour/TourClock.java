package org.sayso.app.tour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The skill's clock, which the tour puts forward instead of waiting. Thread-safe. */
final class TourClock extends Clock {

    private final Clock usual;
    private final AtomicReference<Duration> ahead;

    TourClock(Clock usual) {
        this(usual, new AtomicReference<>(Duration.ZERO));
    }

    private TourClock(Clock usual, AtomicReference<Duration> ahead) {
        this.usual = usual;
        this.ahead = ahead;
    }

    void forward(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return usual.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return usual.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TourClock(usual.withZone(zone), ahead);
    }
}
