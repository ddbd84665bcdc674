package org.sayso.app.playground;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Household;
import org.springframework.stereotype.Component;

/**
 * What tells who somebody of the household is, or was since the playground started: a skill may still speak of people who have moved
 * out or are called otherwise now. The latest 1,000 texts. Thread-safe.
 */
@Component
final class HouseholdNames {

    private static final int MOST = 1_000;

    private final Set<String> texts = new LinkedHashSet<>();

    HouseholdNames(StandIn alexa) {
        alexa.householdState().subscribe((before, after) -> add(after));
        add(alexa.household());
    }

    private synchronized void add(Household now) {
        now.people().stream().map(PersonalData::of).forEach(each -> {
            texts.removeAll(each);
            texts.addAll(each);
        });
        while (texts.size() > MOST) {
            texts.remove(texts.iterator().next());
        }
    }

    /** Names, numbers and addresses. */
    synchronized List<String> all() {
        return List.copyOf(texts);
    }
}
