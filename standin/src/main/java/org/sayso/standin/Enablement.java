package org.sayso.standin;

import java.util.UUID;

/** Whether the household has enabled a skill, and by which id the skill then knows it. Thread-safe. */
final class Enablement {

    private volatile boolean enabled = true;
    private volatile String userId = newUserId();

    private static String newUserId() {
        return "amzn1.ask.account." + UUID.randomUUID();
    }

    boolean enabled() {
        return enabled;
    }

    /** Alexa's id of the household's account for the skill; the last one while it is disabled. */
    String userId() {
        return userId;
    }

    /** Enables the skill, which makes a new id; false if it was enabled before. */
    synchronized boolean enable() {
        if (enabled) {
            return false;
        }
        userId = newUserId();
        enabled = true;
        return true;
    }

    /** As a household that enabled the skill just now; running the result goes back to how it was. */
    synchronized Runnable anew() {
        boolean enabledBefore = enabled;
        String userBefore = userId;
        enabled = true;
        userId = newUserId();
        return () -> {
            synchronized (this) {
                enabled = enabledBefore;
                userId = userBefore;
            }
        };
    }

    /** Disables the skill; false if it was disabled before. */
    synchronized boolean disable() {
        boolean before = enabled;
        enabled = false;
        return before;
    }
}
