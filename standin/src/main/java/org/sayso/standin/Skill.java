package org.sayso.standin;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;

/**
 * A skill that this household has enabled, with all that belongs to it alone.
 *
 * @param inboxToken null for a skill that sends no messages
 * @param redirectUris one of each region
 * @param userId Alexa's id of the household's account for this skill
 */
record Skill(
        SkillInfo info,
        @Nullable String inboxToken,
        List<URI> redirectUris,
        String userId,
        LanguageUnderstanding language,
        SkillRequests requests,
        SkillClient client,
        Links links,
        Suggestions suggestions,
        Codes codes) {

    boolean is(Skill other) {
        return info.id().equals(other.info.id());
    }

    String invocationName() {
        return info.invocationName();
    }
}
