/** Ride Hailer as a skill: what is understood and what is said. */
@NullMarked
package org.sayso.samples.ride.voice;

import org.jspecify.annotations.NullMarked;
