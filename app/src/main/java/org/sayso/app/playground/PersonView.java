package org.sayso.app.playground;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Person;

/**
 * Somebody of the household, as the page shows and changes them.
 *
 * @param granted what the person granted skills for themself
 * @param refusals which skills the person refused to link with by voice, and when
 */
record PersonView(Person person, List<Granted> granted, List<Refusal> refusals) {

    /** Permissions of one skill. */
    record Granted(SkillInfo skill, List<String> scopes) {}

    /** A refusal. */
    record Refusal(SkillInfo skill, Instant at) {}

    static List<PersonView> all(StandIn alexa) {
        return alexa.household().people().stream()
                .map(person -> of(person, alexa.skills()))
                .toList();
    }

    private static PersonView of(Person person, List<SkillInfo> skills) {
        List<Granted> granted = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (SkillInfo skill : skills) {
            Set<String> scopes = person.permissions().getOrDefault(skill.id(), Set.of());
            if (!scopes.isEmpty()) {
                granted.add(new Granted(skill, scopes.stream().sorted().toList()));
            }
            Instant refused = person.refusals().get(skill.id());
            if (refused != null) {
                refusals.add(new Refusal(skill, refused));
            }
        }
        return new PersonView(person, granted, refusals);
    }
}
