/** What to Wear: advice for whoever linked an account, by a token that is checked on the spot. */
@NullMarked
package org.sayso.samples.wear;

import org.jspecify.annotations.NullMarked;
