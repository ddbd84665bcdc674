package org.sayso.app.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;

/**
 * Somebody of the household, as the page shows and changes them.
 *
 * @param granted what the person granted skills for themself
 * @param refusals the skills that the person can refuse to link with by voice, or has
 * @param stays why the person cannot be removed; null for somebody who can
 */
record PersonView(
        Person person,
        List<Granted> granted,
        List<Refusal> refusals,
        @Nullable String stays) {

    /** Permissions of one skill. */
    record Granted(SkillInfo skill, List<String> scopes) {}

    /**
     * Whether the person refused to link with a skill by voice.
     *
     * @param at when, if that was lately, so that Alexa does not ask again yet; else null
     */
    record Refusal(SkillInfo skill, @Nullable Instant at) {}

    static List<PersonView> all(StandIn alexa) {
        Household now = alexa.household();
        return now.people().stream().map(person -> of(person, now, alexa)).toList();
    }

    private static PersonView of(Person person, Household now, StandIn alexa) {
        List<Granted> granted = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (SkillInfo skill : alexa.skills()) {
            Set<String> scopes = person.permissions().getOrDefault(skill.id(), Set.of());
            if (!scopes.isEmpty()) {
                granted.add(new Granted(skill, scopes.stream().sorted().toList()));
            }
            Instant refused = person.refusals().get(skill.id());
            if (refused != null || alexa.linksByVoice(skill.id())) {
                refusals.add(new Refusal(skill, isLately(refused, alexa) ? refused : null));
            }
        }
        return new PersonView(
                person, granted, refusals, now.whyNotOut(person.id()).orElse(null));
    }

    private static boolean isLately(@Nullable Instant refused, StandIn alexa) {
        Duration memory = alexa.taskSettings().linking().refusalMemory();
        return refused != null && refused.plus(memory).isAfter(alexa.clock().instant());
    }
}
