package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sayso.standin.language.InteractionModel.SlotType;
import org.sayso.standin.language.InteractionModel.Value;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** A slot whose type lists values with synonyms; like Alexa it also takes words that are on no list. */
final class ListedSlot implements SlotRecognizer {

    private static final double LISTED = 0.95;
    private static final double UNLISTED = 0.4;

    private final String type;
    private final Lexicon lexicon;
    private final boolean partOfList;
    private final Map<String, Set<Entity>> exact = new HashMap<>();
    private final Map<String, Set<Entity>> stemmed = new HashMap<>();
    private int longest = 1;

    ListedSlot(SlotType type, Lexicon lexicon, boolean partOfList) {
        this.type = type.name();
        this.lexicon = lexicon;
        this.partOfList = partOfList;
        for (Value value : type.values()) {
            index(value.entity().name(), value.entity());
            value.synonyms().forEach(synonym -> index(synonym, value.entity()));
        }
    }

    private void index(String phrase, Entity entity) {
        List<Word> words = Words.of(phrase);
        if (!words.isEmpty()) {
            exact.computeIfAbsent(Words.key(words), k -> new LinkedHashSet<>()).add(entity);
            stemmed.computeIfAbsent(stemmedKey(words), k -> new LinkedHashSet<>())
                    .add(entity);
            longest = Math.max(longest, words.size());
        }
    }

    private String stemmedKey(List<Word> words) {
        return String.join(" ", words.stream().map(w -> lexicon.stem(w.text())).toList());
    }

    @Override
    public List<SlotMatch> at(List<Word> words, int from) {
        List<SlotMatch> matches = new ArrayList<>();
        for (int end = from + 1;
                end <= Math.min(words.size(), from + Math.max(longest, lexicon.longestUnlisted()));
                end++) {
            List<Word> span = words.subList(from, end);
            Set<Entity> entities = exact.getOrDefault(Words.key(span), Set.of());
            if (entities.isEmpty()) {
                entities = stemmed.getOrDefault(stemmedKey(span), Set.of());
            }
            if (!entities.isEmpty() || mayBeUnlisted(span)) {
                double weight = entities.isEmpty() ? UNLISTED : LISTED;
                var resolution = new HeardValue.Resolution(type, List.copyOf(entities));
                matches.add(new SlotMatch(
                        end,
                        weight * span.size(),
                        !entities.isEmpty(),
                        List.of(new HeardValue(Words.said(span), resolution))));
            }
        }
        return matches;
    }

    private boolean mayBeUnlisted(List<Word> span) {
        if (span.size() > lexicon.longestUnlisted()
                || lexicon.fillers().contains(span.get(0).text())
                || lexicon.fillers().contains(span.get(span.size() - 1).text())) {
            return false;
        }
        for (int i = 0; i < span.size(); i++) {
            if (i > 0 && span.get(i).afterPause()) {
                return false;
            }
            boolean edge = i == 0 || i == span.size() - 1;
            if ((edge || partOfList) && lexicon.joiners().contains(span.get(i).text())) {
                return false;
            }
        }
        return true;
    }
}
