/** Tests of the pizzeria's clients at the authorization server. */
@NullMarked
package org.sayso.samples.pizza.account;

import org.jspecify.annotations.NullMarked;
