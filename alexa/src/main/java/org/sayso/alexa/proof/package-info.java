/** Question one: is it Alexa. Proof over the raw bytes, before any JSON is parsed. */
@NullMarked
package org.sayso.alexa.proof;

import org.jspecify.annotations.NullMarked;
