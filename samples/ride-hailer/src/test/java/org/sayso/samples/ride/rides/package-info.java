/** Rides: what they cost, and which are booked. */
@NullMarked
package org.sayso.samples.ride.rides;

import org.jspecify.annotations.NullMarked;
