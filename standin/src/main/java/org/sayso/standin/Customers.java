package org.sayso.standin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sayso.standin.amazon.ApiAccessTokens;
import org.sayso.standin.amazon.CustomerProfileApi.Customer;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;

/** Finds out who is behind a token for Alexa's APIs. */
final class Customers {

    private final List<Skill> skills;
    private final HouseholdState people;

    Customers(List<Skill> skills, HouseholdState people) {
        this.skills = List.copyOf(skills);
        this.people = people;
    }

    /** Empty if the skill is disabled, or was since, so that its customer has another id now. */
    Optional<Customer> behind(ApiAccessTokens.Access access) {
        return skills.stream()
                .filter(skill -> skill.info().id().equals(access.skillId()))
                .filter(skill -> skill.enablement().enabled() && skill.userId().equals(access.userId()))
                .map(skill -> customer(skill, access))
                .findFirst();
    }

    private Customer customer(Skill skill, ApiAccessTokens.Access access) {
        Household now = people.now();
        String id = skill.info().id();
        Person person = now.people().stream()
                .filter(each -> PersonIds.of(id, each.id()).equals(access.personId()))
                .findFirst()
                .orElse(null);
        return new Customer(
                now.owner().map(Person::profile).orElse(null),
                now.granted(id),
                person == null ? null : person.profile(),
                person == null ? Set.of() : person.permissions().getOrDefault(id, Set.of()));
    }
}
