/** Tokens that must be refused, each with its reason, and tokens at the border that must not. */
@NullMarked
package org.sayso.catalogue;

import org.jspecify.annotations.NullMarked;
