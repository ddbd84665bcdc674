package org.sayso.standin.protocol;

import java.util.Optional;

/**
 * Who speaks, where, and with which account.
 *
 * @param userId Alexa's id of the account for this skill, {@code amzn1.ask.account....}
 * @param deviceId {@code amzn1.ask.device....}
 * @param accessToken the linked account's; hidden from {@code toString}
 */
public record Speaker(String userId, String deviceId, Optional<String> accessToken) {

    @Override
    public String toString() {
        return "Speaker[userId=" + userId + ", deviceId=" + deviceId + ", linked=" + accessToken.isPresent() + "]";
    }
}
