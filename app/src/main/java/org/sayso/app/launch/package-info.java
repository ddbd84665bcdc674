/** Starts the servers of the playground, each on an address of its own. */
@NullMarked
package org.sayso.app.launch;

import org.jspecify.annotations.NullMarked;
