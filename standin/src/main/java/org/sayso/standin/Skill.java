package org.sayso.standin;

import org.jspecify.annotations.Nullable;
import org.sayso.standin.dialog.DialogModel;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.task.TaskSkill;

/**
 * A skill that this household has enabled, with all that belongs to it alone.
 *
 * @param inboxToken null for a skill that sends no messages
 * @param userId Alexa's id of the household's account for this skill
 */
record Skill(
        SkillInfo info,
        @Nullable String inboxToken,
        String userId,
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

    String invocationName() {
        return info.invocationName();
    }
}
