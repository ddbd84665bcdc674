package org.sayso.standin.household;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Alexa knows of somebody's voice: their voice profile. Hides number and PIN from {@code toString}.
 *
 * @param recognized whether Alexa hears who it is; without it requests do not name the person
 * @param confidence how sure she is: 200, 300 (voice recognised) or 400 (as after a profile PIN), the levels that have been
 *     seen in {@code authenticationConfidenceLevel}
 * @param phoneNumber the number in the voice profile, in international form, to which Amazon sends codes; null without
 * @param pin the profile PIN, 4 digits; null if none was set up
 */
public record Voice(
        boolean recognized,
        int confidence,
        @Nullable String phoneNumber,
        @Nullable String pin) {

    private static final Set<Integer> LEVELS = Set.of(200, 300, 400);

    /** A voice that Alexa does not know. */
    public static final Voice UNKNOWN = new Voice(false, 300, null, null);

    public Voice {
        if (!LEVELS.contains(confidence)) {
            throw new IllegalArgumentException("A voice's confidence is 200, 300 or 400, not " + confidence);
        }
        if (phoneNumber != null) {
            PhoneNumbers.require(phoneNumber);
        }
        if (pin != null && !pin.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("A profile PIN has 4 digits");
        }
    }

    /** Whether Alexa hears who it is. */
    public Voice withRecognized(boolean value) {
        return new Voice(value, confidence, phoneNumber, pin);
    }

    /** 200, 300 or 400. */
    public Voice withConfidence(int level) {
        return new Voice(recognized, level, phoneNumber, pin);
    }

    /** The number in the voice profile, or none. */
    public Voice withPhoneNumber(@Nullable String number) {
        return new Voice(recognized, confidence, number, pin);
    }

    /** The profile PIN, or none. */
    public Voice withPin(@Nullable String digits) {
        return new Voice(recognized, confidence, phoneNumber, digits);
    }

    @Override
    public String toString() {
        return "Voice[recognized=" + recognized + ", confidence=" + confidence + ", phoneNumber="
                + (phoneNumber != null) + ", pin=" + (pin != null) + "]";
    }
}
