/** Linking an account by voice, without the Alexa app: what a skill says to Alexa for it, and what it is told. */
@NullMarked
package org.sayso.alexa.voiceforward;

import org.jspecify.annotations.NullMarked;
