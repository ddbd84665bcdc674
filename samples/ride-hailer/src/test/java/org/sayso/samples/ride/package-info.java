/** Ride Hailer under test: the skill over HTTP, requests signed as Alexa signs them, and an Amazon that knows a few tokens. */
@NullMarked
package org.sayso.samples.ride;

import org.jspecify.annotations.NullMarked;
