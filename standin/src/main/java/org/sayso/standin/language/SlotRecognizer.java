package org.sayso.standin.language;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.sayso.standin.language.types.BuiltInTypes;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;

/** Finds the words that a slot of a certain type may take. */
interface SlotRecognizer {

    /** The types whose values are the words as spoken, open to more than their list. */
    Set<String> OPEN_LISTS = Set.of(
            "AMAZON.FirstName",
            "AMAZON.US_FIRST_NAME",
            "AMAZON.City",
            "AMAZON.US_CITY",
            "AMAZON.US_STATE",
            "AMAZON.Country",
            "AMAZON.Color",
            "AMAZON.Food",
            "AMAZON.Animal",
            "AMAZON.Month",
            "AMAZON.Language");

    /** Every way in which the slot may begin at a word, in no particular order. */
    List<SlotMatch> at(List<Word> words, int from);

    /**
     * The recognizer for a slot.
     *
     * @throws IllegalArgumentException if the type is neither in the model nor a built-in one that is understood
     */
    static SlotRecognizer of(
            InteractionModel.Slot slot,
            Map<String, InteractionModel.SlotType> types,
            Lexicon lexicon,
            Supplier<ZonedDateTime> now) {
        InteractionModel.SlotType own = types.get(slot.type());
        SlotRecognizer single;
        if (own != null || OPEN_LISTS.contains(slot.type())) {
            InteractionModel.SlotType type = own != null ? own : new InteractionModel.SlotType(slot.type(), List.of());
            single = new ListedSlot(type, lexicon, slot.multiple());
        } else {
            single = BuiltInTypes.of(slot.type(), lexicon, now)
                    .map(BuiltInSlot::new)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Slot " + slot.name() + " has a type that is not understood: " + slot.type()));
        }
        return slot.multiple() ? new MultiValueSlot(single, lexicon) : single;
    }
}
