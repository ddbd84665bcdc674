/** Rides: where they go, what they cost, and which ones are booked. */
@NullMarked
package org.sayso.samples.ride.rides;

import org.jspecify.annotations.NullMarked;
