package org.sayso.standin.household;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who lives here and may have a phone.
 *
 * @param phoneNumber in international form ("+12025550142"); null without a phone
 * @param email null without an address
 * @param recognized whether Alexa knows this voice (a "voice ID"), so that requests name the person
 */
public record Person(
        String id,
        String name,
        @Nullable String phoneNumber,
        @Nullable String email,
        boolean recognized) {

    /** Somebody whose voice Alexa does not know. */
    public Person(String id, String name, @Nullable String phoneNumber, @Nullable String email) {
        this(id, name, phoneNumber, email, false);
    }

    /** The same person, with a voice that Alexa knows. */
    public Person withVoice() {
        return new Person(id, name, phoneNumber, email, true);
    }
}
