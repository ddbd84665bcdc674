package org.sayso.standin;

import org.sayso.standin.household.Person;

/** Hears what is said at the devices. Called on the thread of whoever speaks, so it should be quick. */
public interface TurnListener {

    /** Somebody begins to speak, or does not answer. */
    default void begins(String deviceId) {}

    /**
     * A turn is over.
     *
     * @param person who spoke; after a silence, who spoke last
     */
    void ended(String deviceId, Person person, Turn turn);
}
