/** The pizzeria under test: the real authorization server, signed requests and a phone, all over HTTP. */
@NullMarked
package org.sayso.samples.pizza;

import org.jspecify.annotations.NullMarked;
