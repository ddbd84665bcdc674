/** Slows down those who try often. */
@NullMarked
package org.sayso.authorization.throttle;

import org.jspecify.annotations.NullMarked;
