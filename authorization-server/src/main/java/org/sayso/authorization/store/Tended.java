package org.sayso.authorization.store;

/** What has something to do from time to time: cleaning, renewing. A bean of this type is called every half minute. */
@FunctionalInterface
public interface Tended {

    /** Does it, in bounded steps; may be called on several servers at once. */
    void tend();
}
