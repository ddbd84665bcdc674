package org.sayso.standin;

import java.time.Clock;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;

/**
 * The one skill that this household has enabled, with all that its conversations share.
 *
 * @param userId Alexa's id of the household's account for this skill
 */
record Skill(
        String invocationName,
        String userId,
        LanguageUnderstanding language,
        SkillRequests requests,
        SkillClient client,
        AccountLink link,
        AlexaApp app,
        Topics topics,
        Fingerprints fingerprints,
        Codes codes,
        Clock clock) {}
