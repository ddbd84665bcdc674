package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that a type cannot read arrive as {@code ?}, as Alexa sends them; the words of an AMAZON.DATE do not arrive at
 * all.
 */
final class Misfits {

    private static final double WEIGHT = 0.2;
    private static final int LONGEST = 4;

    private Misfits() {}

    /** A {@code ?} for every end near by. */
    static List<TypeMatch> at(int from, int words) {
        List<TypeMatch> matches = new ArrayList<>(LONGEST);
        addTo(matches, from, words);
        return matches;
    }

    /** Adds a {@code ?} for every end near by at which there is no match. */
    static void addTo(List<TypeMatch> matches, int from, int words) {
        int read = matches.size();
        for (int end = from + 1; end <= Math.min(words, from + LONGEST); end++) {
            if (!endsAt(matches, read, end)) {
                matches.add(new TypeMatch(end, WEIGHT * (end - from), false, "?"));
            }
        }
    }

    private static boolean endsAt(List<TypeMatch> matches, int count, int end) {
        for (int i = 0; i < count; i++) {
            if (matches.get(i).end() == end) {
                return true;
            }
        }
        return false;
    }
}
