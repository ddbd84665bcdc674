package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * A slot whose type lists values with synonyms; like Alexa it also takes words that are on no list, but fewer and with less
 * weight.
 */
final class ListedSlot implements SlotRecognizer {

    /** Weights of a value of so many words that is on no list. */
    private static final double[] UNLISTED = {0, 0.5, 0.8, 0.9, 0.9, 0.9};

    /** The most words of such a value in languages that write words apart; where each sign is a word, there are more. */
    private static final int LONGEST = 3;

    private static final double OF_SMALL_WORDS = 0.6;
    /** Numbers are told in slots of their own. */
    private static final double NUMBER_ALONE = 0.8;

    private final String type;
    private final Lexicon lexicon;
    private final Weights weights;
    private final boolean partOfList;
    private final ValueIndex values;
    private final @Nullable ValueIndex given;
    private final @Nullable SlotRecognizer builtIn;

    /**
     * @param partOfList whether the slot takes several values
     * @param given the values that the skill gave for the session; null if it gave none
     * @param builtIn the type that the list extends; null if the type is the model's own
     */
    ListedSlot(
            String type,
            Lexicon lexicon,
            Weights weights,
            boolean partOfList,
            ValueIndex values,
            @Nullable ValueIndex given,
            @Nullable SlotRecognizer builtIn) {
        this.type = type;
        this.lexicon = lexicon;
        this.weights = weights;
        this.partOfList = partOfList;
        this.values = values;
        this.given = given;
        this.builtIn = builtIn;
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        List<SlotMatch> matches = new ArrayList<>();
        List<ValueIndex.Listed> own = values.at(said, from);
        List<ValueIndex.Listed> dynamic = given == null ? List.of() : given.at(said, from);
        for (ValueIndex.Listed listed : own) {
            matches.add(match(said, from, listed.end(), listed, ending(dynamic, listed.end())));
        }
        for (ValueIndex.Listed listed : dynamic) {
            if (ending(own, listed.end()) == null) {
                matches.add(match(said, from, listed.end(), null, listed));
            }
        }
        if (builtIn != null) {
            matches.addAll(said.matches(builtIn, from));
        }
        // What begins with a listed value is that value, whatever comes after it.
        int longest = own.isEmpty() && dynamic.isEmpty() ? lexicon.longestUnlisted() : 0;
        for (int end = from + 1; end <= Math.min(said.words.size(), from + longest); end++) {
            if (mayBeUnlisted(said.words.subList(from, end))) {
                matches.add(match(said, from, end, null, null));
            }
        }
        return matches;
    }

    private static ValueIndex.@Nullable Listed ending(List<ValueIndex.Listed> listed, int end) {
        for (ValueIndex.Listed one : listed) {
            if (one.end() == end) {
                return one;
            }
        }
        return null;
    }

    private SlotMatch match(
            Utterance said, int from, int end, ValueIndex.@Nullable Listed own, ValueIndex.@Nullable Listed dynamic) {
        List<Word> span = said.words.subList(from, end);
        double quality = Math.max(own == null ? 0 : own.quality(), dynamic == null ? 0 : dynamic.quality());
        boolean listed = quality > 0;
        return new SlotMatch(end, listed ? quality * span.size() : unlisted(span), listed, () -> {
            List<HeardValue.Resolution> resolutions = new ArrayList<>();
            if (given != null) {
                resolutions.add(new HeardValue.Resolution(type, true, entities(dynamic)));
            }
            resolutions.add(new HeardValue.Resolution(type, false, entities(own)));
            String value = quality > SlotMatch.STEM ? Words.said(span) : Utterance.value(span);
            return List.of(new HeardValue(value, resolutions));
        });
    }

    private static List<Entity> entities(ValueIndex.@Nullable Listed listed) {
        return listed == null ? List.of() : listed.entities();
    }

    private double unlisted(List<Word> span) {
        int signs = Math.max(1, lexicon.longestUnlisted() / LONGEST);
        int words = Math.min((span.size() + signs - 1) / signs, UNLISTED.length - 1);
        double weight = UNLISTED[words] / words * span.size();
        if (weights.isNumber(span)) {
            return weight * NUMBER_ALONE;
        }
        for (int i = 1; i < span.size() - 1; i++) {
            if (weights.isSmall(span.get(i).text())) {
                return weight * OF_SMALL_WORDS;
            }
        }
        return weight;
    }

    private boolean mayBeUnlisted(List<Word> span) {
        if (!weights.mayBeValue(span)) {
            return false;
        }
        for (int i = 1; i < span.size(); i++) {
            if (span.get(i).afterPause()
                    || (partOfList && lexicon.joiners().contains(span.get(i).text()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean open() {
        return builtIn != null && builtIn.open();
    }
}
