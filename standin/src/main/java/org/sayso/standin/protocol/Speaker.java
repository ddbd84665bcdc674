package org.sayso.standin.protocol;

import java.util.Optional;

/**
 * Who speaks, where, and with which account.
 *
 * @param userId Alexa's id of the account for this skill, {@code amzn1.ask.account....}
 * @param device where the request comes from
 * @param accessToken the linked account's; hidden from {@code toString}
 * @param person whose voice was recognised; empty for any other voice
 * @param apiAccessToken with which the skill calls Alexa's APIs; hidden from {@code toString}
 */
public record Speaker(
        String userId,
        CallingDevice device,
        Optional<String> accessToken,
        Optional<RecognizedPerson> person,
        Optional<String> apiAccessToken) {

    /** Somebody at a device without a screen; the skill gets no token for Alexa's APIs. */
    public Speaker(String userId, String deviceId, Optional<String> accessToken, Optional<RecognizedPerson> person) {
        this(userId, new CallingDevice(deviceId, false), accessToken, person, Optional.empty());
    }

    /**
     * Somebody whose voice Alexa knows.
     *
     * @param personId Alexa's id of the person for this skill, {@code amzn1.ask.person....}; at most 255 characters
     * @param accessToken of the account that this person linked; hidden from {@code toString}
     * @param level how sure Alexa is of the person: 300 by the voice, 400 after the profile PIN
     */
    public record RecognizedPerson(String personId, Optional<String> accessToken, int level) {

        /** How sure Alexa is by the voice alone. */
        public static final int BY_VOICE = 300;

        /** Somebody known by the voice. */
        public RecognizedPerson(String personId, Optional<String> accessToken) {
            this(personId, accessToken, BY_VOICE);
        }

        @Override
        public String toString() {
            return "RecognizedPerson[personId=" + personId + ", linked=" + accessToken.isPresent() + ", level=" + level
                    + "]";
        }
    }

    @Override
    public String toString() {
        return "Speaker[userId=" + userId + ", device=" + device + ", linked=" + accessToken.isPresent() + ", person="
                + person + "]";
    }
}
