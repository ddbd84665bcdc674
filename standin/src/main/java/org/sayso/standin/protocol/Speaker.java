package org.sayso.standin.protocol;

import java.util.Optional;

/**
 * Who speaks, where, and with which account.
 *
 * @param userId Alexa's id of the account for this skill, {@code amzn1.ask.account....}
 * @param deviceId {@code amzn1.ask.device....}
 * @param accessToken the linked account's; hidden from {@code toString}
 * @param person whose voice was recognised; empty for any other voice
 */
public record Speaker(String userId, String deviceId, Optional<String> accessToken, Optional<RecognizedPerson> person) {

    /**
     * Somebody whose voice Alexa knows.
     *
     * @param personId Alexa's id of the person for this skill, {@code amzn1.ask.person....}; at most 255 characters
     * @param accessToken of the account that this person linked; hidden from {@code toString}
     */
    public record RecognizedPerson(String personId, Optional<String> accessToken) {

        @Override
        public String toString() {
            return "RecognizedPerson[personId=" + personId + ", linked=" + accessToken.isPresent() + "]";
        }
    }

    @Override
    public String toString() {
        return "Speaker[userId=" + userId + ", deviceId=" + deviceId + ", linked=" + accessToken.isPresent()
                + ", person=" + person + "]";
    }
}
