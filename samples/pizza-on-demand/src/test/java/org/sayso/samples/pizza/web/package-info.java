@NullMarked
package org.sayso.samples.pizza.web;

import org.jspecify.annotations.NullMarked;
