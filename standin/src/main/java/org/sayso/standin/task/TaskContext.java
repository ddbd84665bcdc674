package org.sayso.standin.task;

import java.time.Clock;
import java.util.Locale;
import org.sayso.standin.household.HouseholdState;

/**
 * What a task needs to know and do.
 *
 * @param skill the skill that starts the task
 * @param personId who spoke when the task began
 * @param linked whether the household's account is linked with the skill
 * @param household is asked, and remembers permissions, refusals and profile PINs
 * @param messages brings the one-time code to the phone
 * @param linker links the account
 * @param codes draws the one-time code
 * @param settings what Amazon leaves open
 * @param locale the language in which Alexa speaks
 * @param clock the time
 */
public record TaskContext(
        TaskSkill skill,
        String personId,
        boolean linked,
        HouseholdState household,
        TextMessages messages,
        VoiceLinker linker,
        CodeSource codes,
        TaskSettings settings,
        Locale locale,
        Clock clock) {}
