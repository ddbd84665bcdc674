package org.sayso.standin;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells skills which permissions they have now, after that changed: all of them each time, none once all were withdrawn. The
 * first ones are accepted, others are a change.
 */
final class PermissionEvents implements HouseholdState.Listener {

    private final List<Skill> skills;
    private final SkillEvents events;

    PermissionEvents(List<Skill> skills, SkillEvents events) {
        this.skills = List.copyOf(skills);
        this.events = events;
    }

    @Override
    public void changed(Household before, Household after) {
        for (Skill skill : skills) {
            if (!skill.enablement().enabled()) {
                continue;
            }
            String id = skill.info().id();
            told(skill, null, before.granted(id), after.granted(id), after);
            for (Person person : after.people()) {
                told(skill, person, ofPerson(before, person.id(), id), ofPerson(after, person.id(), id), after);
            }
        }
    }

    private static Set<String> ofPerson(Household household, String person, String skill) {
        return household.people().stream()
                .filter(each -> each.id().equals(person))
                .map(each -> each.permissions().getOrDefault(skill, Set.of()))
                .findFirst()
                .orElse(Set.of());
    }

    private void told(Skill skill, @Nullable Person person, Set<String> before, Set<String> after, Household now) {
        if (before.equals(after)) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        list(body.putArray("acceptedPermissions"), now.granted(skill.info().id()));
        if (person != null) {
            list(body.putArray("acceptedPersonPermissions"), after);
        }
        String name = before.isEmpty() ? "SkillPermissionAccepted" : "SkillPermissionChanged";
        events.send(skill, name, person == null ? null : person.id(), body);
    }

    private static void list(ArrayNode list, Set<String> scopes) {
        scopes.forEach(scope -> list.addObject().put("scope", scope));
    }
}
