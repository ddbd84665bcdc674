package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.DURATION, in ISO 8601: "ten minutes" is PT10M, "five hours and ten minutes" PT5H10M, "eight weeks" P8W, "seven
 * years" P7Y, "half an hour" PT30M, "an hour and a half" PT1H30M. Parts are said from large to small. Words that are no
 * duration arrive as {@code ?}.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class DurationSlot implements BuiltInType {

    private static final double LENGTH = 0.95;
    private static final int LONGEST = 20;

    private final Tongue tongue;

    DurationSlot(Tongue tongue) {
        this.tongue = tongue;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        if (!tongue.lengths().mayBegin(words.get(from).text())) {
            return Misfits.at(from, words.size());
        }
        Tokens tokens = Tokens.of(words, from, LONGEST, tongue.numbers());
        TreeMap<Integer, Length> lengths = new TreeMap<>();
        extend(lengths, null, tokens, 0);
        for (Map.Entry<Integer, Length> part = lengths.firstEntry();
                part != null;
                part = lengths.higherEntry(part.getKey())) {
            int next = part.getKey();
            extend(lengths, part.getValue(), tokens, next);
            if (next < tokens.size() && tongue.lengthJoiners().contains(tokens.text(next))) {
                extend(lengths, part.getValue(), tokens, next + 1);
            }
        }
        List<TypeMatch> matches = new ArrayList<>();
        lengths.forEach((at, length) -> {
            int end = tokens.wordEnd(at);
            matches.add(new TypeMatch(end, LENGTH * (end - from), true, length.iso()));
        });
        Misfits.addTo(matches, from, words.size());
        return matches;
    }

    private void extend(Map<Integer, Length> lengths, @Nullable Length before, Tokens tokens, int at) {
        if (at >= tokens.size()) {
            return;
        }
        for (Phrases.Hit<LengthMeaning> hit : tongue.lengths().at(tokens, at)) {
            Length length = hit.meaning().value(hit.found());
            if (length != null && (before == null || length.isFinerThan(before))) {
                lengths.putIfAbsent(hit.end(), before == null ? length : before.plus(length));
            }
        }
    }
}
