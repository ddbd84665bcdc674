/** Tests of the menu and the orders. */
@NullMarked
package org.sayso.samples.pizza.order;

import org.jspecify.annotations.NullMarked;
