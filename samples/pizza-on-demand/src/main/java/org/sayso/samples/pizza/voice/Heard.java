package org.sayso.samples.pizza.voice;

import com.amazon.ask.model.ListSlotValue;
import com.amazon.ask.model.SimpleSlotValue;
import com.amazon.ask.model.Slot;
import com.amazon.ask.model.SlotValue;
import com.amazon.ask.model.slu.entityresolution.Resolutions;
import com.amazon.ask.model.slu.entityresolution.StatusCode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing heard in a slot.
 *
 * @param text the words as Alexa heard them
 * @param id the id of the value that Alexa matched; empty where none matched
 */
record Heard(String text, Optional<String> id) {

    private static final int LONGEST_QUOTE = 40;

    /** Everything heard in a slot, one entry for each value; empty where the slot was not spoken. */
    static List<Heard> in(@Nullable Slot slot) {
        if (slot == null) {
            return List.of();
        }
        if (slot.getSlotValue() != null) {
            return values(slot.getSlotValue()).toList();
        }
        return heard(slot.getValue(), slot.getResolutions()).toList();
    }

    private static Stream<Heard> values(SlotValue value) {
        if (value instanceof ListSlotValue list) {
            return list.getValues() == null
                    ? Stream.empty()
                    : list.getValues().stream().flatMap(Heard::values);
        }
        if (value instanceof SimpleSlotValue simple) {
            return heard(simple.getValue(), simple.getResolutions());
        }
        return Stream.empty();
    }

    private static Stream<Heard> heard(@Nullable String text, @Nullable Resolutions resolutions) {
        return text == null || text.isBlank() ? Stream.empty() : Stream.of(new Heard(text, id(resolutions)));
    }

    private static Optional<String> id(@Nullable Resolutions resolutions) {
        if (resolutions == null || resolutions.getResolutionsPerAuthority() == null) {
            return Optional.empty();
        }
        return resolutions.getResolutionsPerAuthority().stream()
                .filter(authority -> authority.getStatus() != null
                        && authority.getStatus().getCode() == StatusCode.ER_SUCCESS_MATCH
                        && authority.getValues() != null)
                .flatMap(authority -> authority.getValues().stream())
                .map(wrapper ->
                        wrapper.getValue() == null ? null : wrapper.getValue().getId())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The matched id, or the words in the shape of an id where Alexa could not match anything. */
    String key() {
        return id.orElseGet(() -> text.strip().toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    /** The words, short and safe to put into speech. */
    String quoted() {
        String safe = text.replaceAll("[^\\p{L}\\p{N} '-]", "").strip();
        return safe.length() <= LONGEST_QUOTE ? safe : safe.substring(0, LONGEST_QUOTE);
    }
}
