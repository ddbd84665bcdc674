/** The pizzeria's side of the authorization server: its clients there, and where a customer can be reached. */
@NullMarked
package org.sayso.samples.pizza.account;

import org.jspecify.annotations.NullMarked;
