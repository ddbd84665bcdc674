/** The pizzeria's client at the authorization server, and its settings. */
@NullMarked
package org.sayso.samples.pizza.account;

import org.jspecify.annotations.NullMarked;
