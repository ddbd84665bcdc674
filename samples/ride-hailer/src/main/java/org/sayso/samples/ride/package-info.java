/** Ride Hailer: rides for whoever linked an account, which can be done by voice. */
@NullMarked
package org.sayso.samples.ride;

import org.jspecify.annotations.NullMarked;
