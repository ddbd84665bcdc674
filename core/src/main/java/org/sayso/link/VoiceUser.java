package org.sayso.link;

import java.util.Objects;
import java.util.Optional;

/**
 * Whom a voice platform names as the source of a request: somebody's enablement of a skill, and of the people there the one
 * whose voice was recognised and who has a link of their own. Shown by none of its parts.
 *
 * @param skill the skill id
 * @param userId the platform's id of the enablement; Alexa makes a new one whenever the skill is enabled again
 * @param personId the platform's id of the person; empty for the household's own link
 */
public record VoiceUser(String skill, String userId, Optional<String> personId) {

    public VoiceUser {
        Objects.requireNonNull(skill, "skill");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(personId, "personId");
    }

    /** The household's own link. */
    public static VoiceUser household(String skill, String userId) {
        return new VoiceUser(skill, userId, Optional.empty());
    }

    /** The household that the person belongs to. */
    public VoiceUser household() {
        return household(skill, userId);
    }

    @Override
    public String toString() {
        return "VoiceUser[" + skill + (personId.isPresent() ? ", a person]" : "]");
    }
}
