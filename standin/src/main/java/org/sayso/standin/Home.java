package org.sayso.standin;

import java.time.Clock;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Phones;
import org.sayso.standin.protocol.ApiTokens;

/** What all devices and skills of a household share. */
record Home(
        HouseholdState household,
        Phones phones,
        AlexaApp app,
        Topics topics,
        Fingerprints fingerprints,
        ApiTokens apiTokens,
        TaskRules tasks,
        Linking linking,
        SkillEvents events,
        Clock clock) {

    Device device(String id) {
        return household.now().devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + id));
    }

    boolean livesHere(Person person) {
        return household.now().people().stream().anyMatch(each -> each.id().equals(person.id()));
    }

    Person somebody() {
        return household.now().people().get(0);
    }
}
