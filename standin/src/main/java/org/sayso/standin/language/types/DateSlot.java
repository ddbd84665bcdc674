package org.sayso.standin.language.types;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.DATE, in ISO 8601: "tomorrow" is a day (2026-11-22), "next week" a week (2026-W48), "this weekend" 2026-W47-WE,
 * "april 2017" a month (2017-04), "next year" 2027, "the eighties" 198X, "next summer" 2027-SU, "now" PRESENT_REF. A date
 * without year lies on or after today. Dates in digits are read as typed: 2026-11-24, 11/24/2026 and 24.11.2026. Words
 * that are no date do not fit.
 *
 * <p>Amazon does not tell, so we chose: "next friday" is the first one after today; "in two months" is a day, while "next
 * month" is a month; a bare "the fifth" is the next day of a month with that number.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class DateSlot implements BuiltInType {

    private static final double DATE = 0.95;
    private static final double WEAK = 0.7;
    private static final int LONGEST = 14;

    private final Tongue tongue;
    private final Supplier<ZonedDateTime> now;

    DateSlot(Tongue tongue, Supplier<ZonedDateTime> now) {
        this.tongue = tongue;
        this.now = now;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        String first = words.get(from).text();
        if (!tongue.dates().mayBegin(first) && (first.isEmpty() || !Tokens.isDigit(first.charAt(0)))) {
            return List.of();
        }
        Tokens tokens = Tokens.of(words, from, LONGEST, tongue.numbers());
        LocalDate today = now.get().toLocalDate();
        List<TypeMatch> matches = new ArrayList<>();
        for (Phrases.Hit<DateMeaning> hit : tongue.dates().at(tokens, 0)) {
            String value = hit.meaning().value(hit.found(), today);
            if (value != null) {
                int end = tokens.wordEnd(hit.end());
                matches.add(new TypeMatch(end, (hit.weak() ? WEAK : DATE) * (end - from), true, value));
            }
        }
        String typed = typed(tokens);
        if (typed != null) {
            int end = tokens.wordEnd(3);
            matches.removeIf(match -> match.end() == end);
            matches.add(new TypeMatch(end, DATE * (end - from), true, typed));
        }
        return matches;
    }

    /** A day in three numbers. */
    private @Nullable String typed(Tokens tokens) {
        if (tokens.size() < 3 || !tokens.isWordEnd(3)) {
            return null;
        }
        for (int i = 0; i < 3; i++) {
            if (!Tokens.isDigits(tokens.text(i)) || tokens.text(i).length() > 4) {
                return null;
            }
        }
        int one = Integer.parseInt(tokens.text(0));
        int two = Integer.parseInt(tokens.text(1));
        int three = Integer.parseInt(tokens.text(2));
        if (tokens.text(0).length() == 4) {
            return Dates.exact(one, two, three);
        }
        if (tokens.text(2).length() != 4) {
            return null;
        }
        String date = tongue.monthFirst() ? Dates.exact(three, one, two) : Dates.exact(three, two, one);
        return date != null ? date : tongue.monthFirst() ? Dates.exact(three, two, one) : null;
    }
}
