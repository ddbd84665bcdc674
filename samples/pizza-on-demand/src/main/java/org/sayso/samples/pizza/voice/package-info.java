/** The skill: what Pizza on Demand understands and says. */
@NullMarked
package org.sayso.samples.pizza.voice;

import org.jspecify.annotations.NullMarked;
