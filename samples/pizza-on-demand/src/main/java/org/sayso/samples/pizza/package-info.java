/** Pizza on Demand: orders by voice, confirmed by a code, watched on a web site. */
@NullMarked
package org.sayso.samples.pizza;

import org.jspecify.annotations.NullMarked;
