package org.sayso.samples.ride.rides;

import java.time.LocalTime;
import java.util.Optional;

/**
 * A ride that somebody wants.
 *
 * @param at when it begins; empty for now
 */
public record Ride(Destination destination, Optional<LocalTime> at) {}
