/** Understands utterances by an interaction model; knows nothing of requests or HTTP. */
@NullMarked
package org.sayso.standin.language;

import org.jspecify.annotations.NullMarked;
