/** The commands that print and check a linking file. */
@NullMarked
package org.sayso.app.linking;

import org.jspecify.annotations.NullMarked;
