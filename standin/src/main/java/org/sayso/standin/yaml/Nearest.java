package org.sayso.standin.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Nearest {

    private Nearest() {}

    /** The name with the fewest changes of a letter, if these are few; case, dashes and underscores do not count. */
    static Optional<String> of(String wrong, List<String> known) {
        String plain = plain(wrong);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(each -> changes(plain, plain(each))))
                .filter(each -> changes(plain, plain(each)) <= (Math.min(plain.length(), 12) + 1) / 3);
    }

    private static String plain(String name) {
        String shortened = name.length() > 64 ? name.substring(0, 64) : name;
        return shortened.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance. */
    private static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
