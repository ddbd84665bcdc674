/** The sayso command. */
@NullMarked
package org.sayso.app;

import org.jspecify.annotations.NullMarked;
