/** The profile PIN, for which Alexa herself asks: what a skill says to her for it, and what it is told. */
@NullMarked
package org.sayso.alexa.pin;

import org.jspecify.annotations.NullMarked;
