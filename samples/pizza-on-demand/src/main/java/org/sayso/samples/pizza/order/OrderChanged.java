package org.sayso.samples.pizza.order;

import org.sayso.token.UserKey;

/**
 * An order was placed or changed its status. Published inside the database transaction; listen after its commit.
 *
 * @param order the order's number
 * @param owner whose order it is
 */
public record OrderChanged(long order, UserKey owner) {}
