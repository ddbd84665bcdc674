package org.sayso.standin.protocol;

import java.util.Optional;

/** Issues the tokens with which skills call Alexa's APIs; each lives for an hour. Thread-safe. */
@FunctionalInterface
public interface ApiTokens {

    /** Issues none, so that requests have no {@code apiAccessToken}. */
    ApiTokens NONE = (skillId, userId, device, personId) -> Optional.empty();

    /**
     * A token for a request.
     *
     * @param deviceId Alexa's id of the device for this skill
     * @param personId Alexa's id of the recognised person for this skill, if there is one
     */
    Optional<String> issue(String skillId, String userId, String deviceId, Optional<String> personId);
}
