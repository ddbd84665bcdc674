package org.sayso.standin.household;

import java.time.ZoneId;

/**
 * A device to talk to.
 *
 * @param screen whether it has one
 * @param zone where it stands; "tomorrow" is meant there
 */
public record Device(String id, String name, boolean screen, ZoneId zone) {

    /** A device without a screen, in the time zone of this machine. */
    public Device(String id, String name) {
        this(id, name, false, ZoneId.systemDefault());
    }
}
