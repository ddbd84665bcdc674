package org.sayso.standin;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.sayso.standin.dialog.DialogModel;
import org.sayso.standin.protocol.EventRequests;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.task.TaskSkill;

/**
 * A skill that this household knows, with all that belongs to it alone.
 *
 * @param redirectUris one of each region
 * @param enablement whether the household has enabled it, and Alexa's id of the household's account for it
 * @param eventSubscriptions the events that its manifest subscribes to, such as {@code SKILL_DISABLED}
 */
record Skill(
        SkillInfo info,
        List<URI> redirectUris,
        Enablement enablement,
        Set<String> eventSubscriptions,
        EventRequests events,
        Languages languages,
        DialogModel dialogs,
        TaskSkill task,
        SkillRequests requests,
        SkillClient client,
        Links links,
        Suggestions suggestions,
        Codes codes) {

    boolean is(Skill other) {
        return info.id().equals(other.info.id());
    }

    /** Alexa's id of the household's account for this skill. */
    String userId() {
        return enablement.userId();
    }

    String invocationName() {
        return info.invocationName();
    }
}
