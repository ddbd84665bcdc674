package org.sayso.standin.task;

import java.time.Duration;

/**
 * What is open about the profile PIN. That three wrong PINs end the task is told by others than Amazon; the rest was not
 * found. Immutable.
 *
 * @param tries after how many wrong PINs Alexa gives up, 1 to 10, default 3
 * @param lockout how long no PIN is taken after that ({@code METHOD_LOCKOUT}), default 5 minutes; zero for no time
 * @param life how long a PIN counts for the skill, so that requests carry confidence level 400, default 5 minutes
 * @param silence the {@code result.reason} of {@code NOT_ACHIEVED} when nobody says a PIN, default {@code NOT_MATCH}
 * @param voiceUnknown the {@code result.reason} of {@code NOT_ACHIEVED} when the voice is not recognised, or skills must
 *     not know it, default {@code VERIFICATION_METHOD_NOT_SETUP}
 */
public record PinSettings(int tries, Duration lockout, Duration life, String silence, String voiceUnknown) {

    /** The defaults. */
    public static final PinSettings DEFAULTS = new PinSettings(
            3, Duration.ofMinutes(5), Duration.ofMinutes(5), "NOT_MATCH", "VERIFICATION_METHOD_NOT_SETUP");

    public PinSettings {
        Limits.requireTries(tries);
        Limits.requirePositive(life, "life");
        if (lockout.isNegative()) {
            throw new IllegalArgumentException("lockout must not be negative");
        }
    }

    /** The same, locking the PIN for another time. */
    public PinSettings withLockout(Duration length) {
        return new PinSettings(tries, length, life, silence, voiceUnknown);
    }

    /** The same, letting a PIN count for another time. */
    public PinSettings withLife(Duration length) {
        return new PinSettings(tries, lockout, length, silence, voiceUnknown);
    }
}
