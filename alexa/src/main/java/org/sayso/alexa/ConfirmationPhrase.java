package org.sayso.alexa;

import java.util.List;
import java.util.Optional;

/**
 * How a person talks about a confirmation, as the skill's interaction model has it.
 *
 * @param intent the intent that hears the code, such as {@code AuthorizeOrderIntent}
 * @param slots the slots of that intent that hold the code, such as {@code code}; several where its digits are split, each
 *     with the same number of them
 * @param say the words before the code, as they are spoken in prompts, such as {@code authorize order}
 * @param reference the slot of that intent that holds the {@code Transaction.reference}, where people can name the
 *     transaction that they mean
 * @param again how people ask for the message once more
 * @param status how people ask what became of an approval on the phone
 */
public record ConfirmationPhrase(
        String intent,
        List<String> slots,
        String say,
        Optional<String> reference,
        Optional<Again> again,
        Optional<Status> status) {

    private static final int MOST_SLOTS = 10;

    /**
     * How people ask for the message once more.
     *
     * @param intent such as {@code SendAgainIntent}
     * @param channelSlot the slot for the way that they want; its type resolves to the ids {@code SMS}, {@code EMAIL} and
     *     {@code APPROVAL}
     * @param say the words for it, such as {@code send it again}
     * @param sayOther the words for another way, such as {@code send it by e-mail}
     */
    public record Again(String intent, String channelSlot, String say, String sayOther) {}

    /**
     * How people ask what became of an approval.
     *
     * @param intent such as {@code IsItDoneIntent}
     * @param say the words for it, such as {@code is it done}
     */
    public record Status(String intent, String say) {}

    public ConfirmationPhrase {
        slots = List.copyOf(slots);
        if (intent.isBlank()
                || slots.isEmpty()
                || slots.size() > MOST_SLOTS
                || slots.stream().anyMatch(String::isBlank)
                || say.isBlank()) {
            throw new IllegalArgumentException(
                    "a confirmation phrase needs an intent, a slot and the words to say; got " + "intent '" + intent
                            + "', slots " + slots + ", words '" + say + "'");
        }
    }

    /** A phrase with one slot and nothing else to say. */
    public ConfirmationPhrase(String intent, String slot, String say) {
        this(intent, List.of(slot), say, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
