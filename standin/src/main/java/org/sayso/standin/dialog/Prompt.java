package org.sayso.standin.dialog;

import java.util.List;
import java.util.Locale;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.RequestSlot;

/**
 * A question of the model, in several wordings. Immutable.
 *
 * @param variations as plain text; none if the model has no such prompt
 */
public record Prompt(List<String> variations) {

    public Prompt {
        variations = List.copyOf(variations);
    }

    /**
     * The question with the slots' values in it; empty if there is none.
     *
     * @param time how often it was asked before: each time another wording, one after the other
     * @param locale the language that days, times and lengths of time are said in
     */
    public String text(int time, RequestIntent intent, Locale locale) {
        if (variations.isEmpty()) {
            return "";
        }
        String text = variations.get(time % variations.size());
        for (RequestSlot slot : intent.slots()) {
            text = text.replace("{" + slot.name() + "}", spoken(slot, locale));
        }
        return text;
    }

    private static String spoken(RequestSlot slot, Locale locale) {
        return SpokenValue.list(
                slot.values().stream()
                        .map(value -> SpokenValue.of(value.value(), locale))
                        .toList(),
                locale);
    }
}
