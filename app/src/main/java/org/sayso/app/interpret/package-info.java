/** {@code sayso interpret}: what a skill would be told, from the command line. */
@NullMarked
package org.sayso.app.interpret;

import org.jspecify.annotations.NullMarked;
