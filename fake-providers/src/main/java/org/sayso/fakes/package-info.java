/** Servers that answer as identity providers do, or fail as servers do: for tests. */
@NullMarked
package org.sayso.fakes;

import org.jspecify.annotations.NullMarked;
