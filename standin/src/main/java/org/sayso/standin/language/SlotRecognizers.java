package org.sayso.standin.language;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.InteractionModel.Slot;
import org.sayso.standin.language.types.BuiltInTypes;
import org.sayso.standin.language.words.Lexicon;

/** Makes the recognizers of a model's slots; slots of one type share theirs. */
final class SlotRecognizers {

    private static final String AMAZON = "AMAZON.";
    static final String FREE_TEXT = "AMAZON.SearchQuery";
    /** The built-in types that are no lists: what does not fit them is no value. */
    static final Set<String> FORMATS = Set.of(
            FREE_TEXT,
            "AMAZON.NUMBER",
            "AMAZON.FOUR_DIGIT_NUMBER",
            "AMAZON.Ordinal",
            "AMAZON.DATE",
            "AMAZON.TIME",
            "AMAZON.DURATION",
            "AMAZON.PhoneNumber",
            "AMAZON.AlphaNumeric");

    private final Lexicon lexicon;
    private final Weights weights;
    private final Supplier<ZonedDateTime> now;
    private final Map<String, ValueIndex> listed;
    private final Map<String, ValueIndex> given;
    private final Map<String, ValueIndex> amazons;
    private final Map<String, SlotRecognizer> made = new HashMap<>();

    /**
     * @param listed the model's values by type
     * @param given the values that the skill gave for the session, by type
     * @param amazons the values of Amazon's list types that are known here, by type
     */
    SlotRecognizers(
            Lexicon lexicon,
            Weights weights,
            Supplier<ZonedDateTime> now,
            Map<String, ValueIndex> listed,
            Map<String, ValueIndex> given,
            Map<String, ValueIndex> amazons) {
        this.lexicon = lexicon;
        this.weights = weights;
        this.now = now;
        this.listed = listed;
        this.given = given;
        this.amazons = amazons;
    }

    /** @throws IllegalArgumentException if the type is neither in the model nor one of Amazon's */
    SlotRecognizer of(Slot slot, String intent) {
        SlotRecognizer single = made.get(slot.type());
        if (single == null) {
            single = single(slot, intent, false);
            made.put(slot.type(), single);
        }
        if (!slot.multiple()) {
            return single;
        }
        String key = slot.type() + "+";
        SlotRecognizer multiple = made.get(key);
        if (multiple == null) {
            multiple = new MultiValueSlot(single(slot, intent, true), lexicon);
            made.put(key, multiple);
        }
        return multiple;
    }

    private SlotRecognizer single(Slot slot, String intent, boolean partOfList) {
        String type = slot.type();
        ValueIndex own = listed.get(type);
        SlotRecognizer builtIn = type.startsWith(AMAZON) ? builtIn(type) : null;
        ValueIndex more = given.get(type);
        if (own == null && builtIn == null) {
            throw new IllegalArgumentException("Slot " + slot.name() + " of " + intent
                    + " has a type that is not in the model: " + type + "; add it to languageModel.types");
        }
        if (own == null && (more == null || FORMATS.contains(type)) && builtIn != null) {
            return builtIn;
        }
        return listed(type, partOfList, own, more, builtIn);
    }

    private SlotRecognizer listed(
            String type,
            boolean partOfList,
            @Nullable ValueIndex own,
            @Nullable ValueIndex more,
            @Nullable SlotRecognizer builtIn) {
        return new ListedSlot(type, lexicon, weights, partOfList, own == null ? ValueIndex.EMPTY : own, more, builtIn);
    }

    private SlotRecognizer builtIn(String type) {
        return BuiltInTypes.of(type, lexicon, now)
                .<SlotRecognizer>map(found -> new BuiltInSlot(found, type))
                .orElseGet(() -> new OpenSlot(amazons.getOrDefault(type, ValueIndex.EMPTY), weights));
    }
}
