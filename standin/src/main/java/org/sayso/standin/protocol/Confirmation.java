package org.sayso.standin.protocol;

/** Whether the person confirmed a slot or an intent. */
public enum Confirmation {
    NONE,
    CONFIRMED,
    DENIED;

    /** Reads a {@code confirmationStatus}; anything unknown is {@link #NONE}. */
    static Confirmation of(String status) {
        for (Confirmation each : values()) {
            if (each.name().equals(status)) {
                return each;
            }
        }
        return NONE;
    }
}
