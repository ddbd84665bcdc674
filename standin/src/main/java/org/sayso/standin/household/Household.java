package org.sayso.standin.household;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Who lives here and which devices stand here. Ids are unique; at least one of each is needed. */
public record Household(List<Person> people, List<Device> devices) {

    public Household {
        people = List.copyOf(people);
        devices = List.copyOf(devices);
        requireIds(people, Person::id, "person");
        requireIds(devices, Device::id, "device");
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
