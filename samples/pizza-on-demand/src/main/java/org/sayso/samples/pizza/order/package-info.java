/** What the pizzeria sells, and the orders it holds. */
@NullMarked
package org.sayso.samples.pizza.order;

import org.jspecify.annotations.NullMarked;
