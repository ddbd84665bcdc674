/** A million mutated tokens against an oracle that shares no code with what it judges. Only in the profile {@code slow}. */
@NullMarked
package org.sayso.oauth.fuzz;

import org.jspecify.annotations.NullMarked;
