package org.sayso.samples.pizza.order;

/** Where an order stands. Only a pending order changes; the other two are final. */
public enum OrderStatus {
    /** Asked for, waiting for its owner's say-so. */
    PENDING,
    /** Agreed to by its owner, to be baked. */
    CONFIRMED,
    /** Withdrawn, replaced, or never confirmed in time. */
    CANCELLED
}
