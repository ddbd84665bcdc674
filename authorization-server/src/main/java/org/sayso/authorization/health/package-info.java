/** Says on a port of its own whether the server lives, and whether it can work, and what it counts. */
@NullMarked
package org.sayso.authorization.health;

import org.jspecify.annotations.NullMarked;
