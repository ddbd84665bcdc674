/** The time of a playground. */
@NullMarked
package org.sayso.app.clock;

import org.jspecify.annotations.NullMarked;
