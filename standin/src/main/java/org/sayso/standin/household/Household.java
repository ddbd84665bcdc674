package org.sayso.standin.household;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who lives here and which devices stand here. Ids are unique; at least one person and one device are needed. Immutable.
 *
 * @param permissions the scopes that were granted for the account of the devices, by skill id
 */
public record Household(List<Person> people, List<Device> devices, Map<String, Set<String>> permissions) {

    public Household {
        people = List.copyOf(people);
        devices = List.copyOf(devices);
        permissions = Permissions.copy(permissions);
        requireIds(people, Person::id, "person");
        requireIds(devices, Device::id, "device");
        if (people.stream().filter(Person::owner).count() > 1) {
            throw new IllegalArgumentException("The devices' account has one owner; mark one person only");
        }
    }

    /** A household that granted no skill anything. */
    public Household(List<Person> people, List<Device> devices) {
        this(people, devices, Map.of());
    }

    /**
     * Somebody who lives here.
     *
     * @throws IllegalArgumentException if nobody has this id
     */
    public Person person(String id) {
        return people.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody here has the id " + id));
    }

    /** The person to whose Amazon account the devices are registered; empty if that is somebody else. */
    public Optional<Person> owner() {
        return people.stream().filter(Person::owner).findFirst();
    }

    /**
     * Why somebody cannot move out: the last person, and the owner; empty for anybody else.
     *
     * @throws IllegalArgumentException if nobody has this id
     */
    public Optional<String> whyNotOut(String id) {
        Person person = person(id);
        if (people.size() == 1) {
            return Optional.of(person.name() + " cannot be removed: somebody must live here");
        }
        return person.owner()
                ? Optional.of(person.name() + " cannot be removed: the device is registered to this person's account")
                : Optional.empty();
    }

    /** The scopes that were granted to a skill for the account of the devices. */
    public Set<String> granted(String skillId) {
        return permissions.getOrDefault(skillId, Set.of());
    }

    /** The same household with other people. */
    public Household withPeople(List<Person> others) {
        return new Household(others, devices, permissions);
    }

    /** The same household with other permissions for the account. */
    public Household withPermissions(Map<String, Set<String>> others) {
        return new Household(people, devices, others);
    }

    private static <T> void requireIds(List<T> things, Function<T, String> id, String kind) {
        if (things.isEmpty()) {
            throw new IllegalArgumentException("A household needs at least one " + kind);
        }
        Set<String> seen = new HashSet<>();
        for (T thing : things) {
            if (!id.apply(thing).matches("[A-Za-z0-9._-]{1,64}") || !seen.add(id.apply(thing))) {
                throw new IllegalArgumentException("Each " + kind
                        + " needs an id of its own (1 to 64 letters, digits, dots, dashes): " + id.apply(thing));
            }
        }
    }
}
