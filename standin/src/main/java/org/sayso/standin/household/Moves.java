package org.sayso.standin.household;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How people move in and out. Nobody gets an id that somebody had before: links, messages and what skills know belong to it.
 * Not thread-safe.
 */
final class Moves {

    static final int MOST_PEOPLE = 8;
    static final int LONGEST_NAME = 40;

    private final Set<String> used = new HashSet<>();

    Person newcomer(Household now, String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\p{Zs}+", " ");
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("Write a name");
        }
        if (plain.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has at most " + LONGEST_NAME + " characters");
        }
        if (!plain.matches("[\\p{L}\\p{M}\\p{N} .,'’-]+") || !plain.matches(".*\\p{L}.*")) {
            throw new IllegalArgumentException(
                    "A name has letters, digits, blanks, dots, commas, dashes and apostrophes");
        }
        if (now.people().stream().anyMatch(each -> each.name().equalsIgnoreCase(plain))) {
            throw new IllegalArgumentException(plain + " lives here already");
        }
        if (now.people().size() >= MOST_PEOPLE) {
            throw new IllegalArgumentException("At most " + MOST_PEOPLE + " people live here");
        }
        String id = freeId(now, plain);
        return new Person(id, plain, null, id + "@example.com");
    }

    private String freeId(Household now, String name) {
        remember(now);
        String letters = Normalizer.normalize(CustomerProfile.firstWord(name), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
        String base = letters.isEmpty() ? "person" : letters;
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? base : base + "-" + number)
                .filter(used::add)
                .findFirst()
                .orElseThrow();
    }

    Household without(Household now, String personId) {
        now.whyNotOut(personId).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        remember(now);
        return now.withPeople(now.people().stream()
                .filter(each -> !each.id().equals(personId))
                .toList());
    }

    private void remember(Household now) {
        List<String> ids = now.people().stream().map(Person::id).toList();
        used.addAll(ids);
    }
}
