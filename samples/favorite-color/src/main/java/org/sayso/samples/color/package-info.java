/** Favorite Color: tells what the account says, and asks the issuer about every token. */
@NullMarked
package org.sayso.samples.color;

import org.jspecify.annotations.NullMarked;
