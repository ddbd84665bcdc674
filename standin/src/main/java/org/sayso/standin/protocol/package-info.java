/** Speaks Alexa's side of the skill protocol: signed requests out, responses in; knows nothing of language. */
@NullMarked
package org.sayso.standin.protocol;

import org.jspecify.annotations.NullMarked;
