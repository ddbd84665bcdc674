package org.sayso.standin.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.sayso.standin.task.TaskSettings;
import org.sayso.standin.task.VoiceLinkingSettings.GrantedEarlier;

/** Makes a household what it must be like when a scene begins. */
final class Preparation {

    private final StandIn alexa;
    private final String skillId;
    private final Before before;

    Preparation(StandIn alexa, String skillId, Before before) {
        this.alexa = alexa;
        this.skillId = skillId;
        this.before = before;
    }

    /** @throws IllegalArgumentException if somebody does not live here */
    void apply() {
        HouseholdState household = alexa.householdState();
        household.forgetPins();
        household.change(now -> now.withPermissions(replaced(now.permissions(), before.permissions()))
                .withPeople(now.people().stream().map(this::neverUsedTheSkill).toList()));
        before.people().forEach((id, changes) -> household.change(id, person -> changed(person, changes)));
        GrantedEarlier earlier = before.grantedEarlier();
        if (earlier != null) {
            alexa.changeTaskSettings(now -> withGrantedEarlier(now, earlier));
        }
        Boolean number = before.codeAsNumber();
        if (number != null) {
            alexa.statusCodeAsNumber(number);
        }
    }

    private static TaskSettings withGrantedEarlier(TaskSettings now, GrantedEarlier earlier) {
        return now.with(now.linking().withGrantedEarlier(earlier));
    }

    private Map<String, Set<String>> replaced(Map<String, Set<String>> permissions, List<String> scopes) {
        Map<String, Set<String>> all = new HashMap<>(permissions);
        all.put(skillId, Set.copyOf(scopes));
        return all;
    }

    private Person neverUsedTheSkill(Person person) {
        Map<String, Instant> refusals = new HashMap<>(person.refusals());
        refusals.remove(skillId);
        return person.withRefusals(refusals).withPermissions(replaced(person.permissions(), List.of()));
    }

    private Person changed(Person person, Before.Changes changes) {
        Voice voice = person.voice();
        Person changed = person.withOwner(or(changes.owner(), person.owner()))
                .withPersonalization(or(changes.personalization(), person.personalization()))
                .withVoice(new Voice(
                        or(changes.recognized(), voice.recognized()),
                        or(changes.confidence(), voice.confidence()),
                        number(person, changes.phone()),
                        secret(changes.pin(), voice.pin())))
                .withPermissions(replaced(person.permissions(), changes.permissions()))
                .withPinSkills(pinSkills(person, changes.pinOn()));
        Duration ago = changes.refused();
        return ago == null ? changed : changed.withRefusals(refused(person, ago, alexa.clock()));
    }

    private Set<String> pinSkills(Person person, @Nullable Boolean on) {
        Set<String> skills = new HashSet<>(person.pinSkills());
        if (on != null && on) {
            skills.add(skillId);
        } else if (on != null) {
            skills.remove(skillId);
        }
        return skills;
    }

    private Map<String, Instant> refused(Person person, Duration ago, Clock clock) {
        Map<String, Instant> refusals = new HashMap<>(person.refusals());
        refusals.put(skillId, clock.instant().minus(ago));
        return refusals;
    }

    private static <T> T or(@Nullable T changed, T otherwise) {
        return changed == null ? otherwise : changed;
    }

    private static @Nullable String number(Person person, @Nullable String changed) {
        return Before.OWN.equals(changed)
                ? person.phoneNumber()
                : secret(changed, person.voice().phoneNumber());
    }

    private static @Nullable String secret(@Nullable String changed, @Nullable String otherwise) {
        if (changed == null) {
            return otherwise;
        }
        return changed.equals(Before.NONE) ? null : changed;
    }
}
