package org.sayso.standin.language.types;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.TIME, as hours and minutes: "four in the morning" is 04:00, "two p m" 14:00, "half past two" 02:30, "noon" 12:00.
 * Parts of the day are NI, MO, AF and EV; "now" is PRESENT_REF. Words that are no time arrive as {@code ?}.
 *
 * <p>Amazon does not tell what "five o'clock" is; it is taken as said, 05:00.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class TimeSlot implements BuiltInType {

    private static final double TIME = 0.95;
    private static final double WEAK = 0.7;
    private static final int LONGEST = 12;

    private final Tongue tongue;
    private final Supplier<ZonedDateTime> now;

    TimeSlot(Tongue tongue, Supplier<ZonedDateTime> now) {
        this.tongue = tongue;
        this.now = now;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        if (!tongue.times().mayBegin(words.get(from).text())) {
            return Misfits.at(from, words.size());
        }
        Tokens tokens = Tokens.of(words, from, LONGEST, tongue.numbers());
        LocalTime time = now.get().toLocalTime();
        List<TypeMatch> matches = new ArrayList<>();
        List<Phrases.Hit<TimeMeaning>> hits = tongue.times().at(tokens, 0);
        for (Phrases.Hit<TimeMeaning> hit : hits) {
            add(matches, tokens, from, hit, hit.meaning().value(hit.found(), time), hit.weak());
        }
        for (Phrases.Hit<TimeMeaning> part : hits) {
            if (part.found().has(Place.PART) && !part.found().has(Place.HOUR)) {
                addHours(matches, tokens, from, part, time);
            }
        }
        Misfits.addTo(matches, from, words.size());
        return matches;
    }

    /** "In the evening at half past eight": the part of the day may come first, whatever the hour is called. */
    private void addHours(
            List<TypeMatch> matches, Tokens tokens, int from, Phrases.Hit<TimeMeaning> part, LocalTime time) {
        if (part.end() >= tokens.size()) {
            return;
        }
        for (Phrases.Hit<TimeMeaning> hour : tongue.times().at(tokens, part.end())) {
            if (hour.found().has(Place.HOUR) && !hour.found().has(Place.PART)) {
                Found both = hour.found().with(Place.PART, part.found().get(Place.PART));
                add(matches, tokens, from, hour, hour.meaning().value(both, time), false);
            }
        }
    }

    private static void add(
            List<TypeMatch> matches,
            Tokens tokens,
            int from,
            Phrases.Hit<TimeMeaning> hit,
            @Nullable String value,
            boolean weak) {
        int end = tokens.wordEnd(hit.end());
        if (value != null && matches.stream().noneMatch(match -> match.end() == end)) {
            matches.add(new TypeMatch(end, (weak ? WEAK : TIME) * (end - from), true, value));
        }
    }
}
