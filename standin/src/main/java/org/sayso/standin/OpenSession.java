package org.sayso.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sayso.standin.household.Person;
import org.sayso.standin.language.HeardSlot;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.protocol.Directives;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import tools.jackson.databind.JsonNode;

/**
 * A session at a device, as its next request finds it. Immutable.
 *
 * @param language what is understood in this session; at its beginning the skill's model
 * @param asked how often each prompt of the model was used
 * @param person who spoke last
 */
record OpenSession(
        Skill skill, Session session, LanguageUnderstanding language, Map<String, Integer> asked, Person person) {

    OpenSession {
        asked = Map.copyOf(asked);
    }

    /** A new session. */
    static OpenSession begin(Skill skill, LanguageUnderstanding language, Person person) {
        return new OpenSession(skill, Session.begin(), language, Map.of(), person);
    }

    /** The same session after an answer. */
    OpenSession after(SkillAnswer answer, LanguageUnderstanding plain) {
        OpenSession next = new OpenSession(skill, session.next(answer.attributes()), language, asked, person);
        for (JsonNode directive : answer.directives()) {
            if (Directives.type(directive).equals(Directives.DYNAMIC_ENTITIES)) {
                AddedEntities now = AddedEntities.of(directive);
                next = new OpenSession(skill, next.session(), plain.withEntities(now.byType()), asked, person);
            }
        }
        return next;
    }

    OpenSession spokenToBy(Person speaker) {
        return new OpenSession(skill, session, language, asked, speaker);
    }

    /** The same after one more use of a prompt. */
    OpenSession asking(String prompt) {
        Map<String, Integer> more = new HashMap<>(asked);
        more.merge(prompt, 1, Integer::sum);
        return new OpenSession(skill, session, language, more, person);
    }

    int times(String prompt) {
        return asked.getOrDefault(prompt, 0);
    }

    /** The slots of an utterance in this session, as a request says them. */
    RequestIntent toRequest(String intent, List<HeardSlot> slots) {
        return new RequestIntent(intent, SlotMapping.toRequest(slots));
    }
}
