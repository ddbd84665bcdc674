package org.sayso.app.playground;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.Card;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkStatus;

/**
 * A skill as the Alexa app shows it.
 *
 * @param enabled whether the household has enabled it
 * @param suffix tells the ids of its elements from those of other skills; empty for the first
 * @param asking the card that asks to link an account
 * @param personal the links of people whom Alexa tells apart
 */
record SkillView(
        SkillInfo info,
        boolean enabled,
        String suffix,
        LinkStatus link,
        @Nullable Card asking,
        List<PersonalLink> personal) {

    /** Somebody's own link. */
    record PersonalLink(Person person, LinkStatus link) {}

    static List<SkillView> all(StandIn alexa) {
        List<SkillInfo> skills = alexa.skills();
        return IntStream.range(0, skills.size())
                .mapToObj(i -> of(alexa, skills.get(i), i == 0 ? "" : "-" + i))
                .toList();
    }

    private static SkillView of(StandIn alexa, SkillInfo skill, String suffix) {
        return new SkillView(
                skill,
                alexa.enabled(skill.id()),
                suffix,
                alexa.link(skill.id()),
                alexa.linkRequest(skill.id()).orElse(null),
                alexa.peopleWhoLink(skill.id()).stream()
                        .map(person -> new PersonalLink(person, alexa.link(skill.id(), person.id())))
                        .toList());
    }
}
