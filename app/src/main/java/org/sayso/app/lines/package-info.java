/** Standard input, line by line. */
@NullMarked
package org.sayso.app.lines;

import org.jspecify.annotations.NullMarked;
