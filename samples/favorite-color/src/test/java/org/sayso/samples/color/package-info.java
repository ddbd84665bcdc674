/** Favorite Color under test: the real authorization server and the stand-in for Alexa, all over HTTP. */
@NullMarked
package org.sayso.samples.color;

import org.jspecify.annotations.NullMarked;
