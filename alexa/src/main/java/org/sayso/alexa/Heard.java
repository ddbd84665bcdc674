package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Slot;
import com.amazon.ask.model.slu.entityresolution.Resolution;
import com.amazon.ask.model.slu.entityresolution.Resolutions;
import com.amazon.ask.model.slu.entityresolution.StatusCode;
import com.amazon.ask.model.slu.entityresolution.ValueWrapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Spoken;

/** Takes what Alexa heard about a confirmation out of a request. */
final class Heard {

    private static final int LONGEST_REFERENCE = 100;

    private Heard() {}

    /** The code as it was heard, and what it is for where that was said. */
    static Spoken spoken(HandlerInput input, ConfirmationPhrase phrase, int codeLength, Voice voice) {
        Optional<String> reference = phrase.reference()
                .flatMap(slot -> value(input, slot))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_REFERENCE);
        return new Spoken(code(input, phrase.slots(), codeLength), voice.locale(), session(input), reference);
    }

    /**
     * The values of the slots behind each other. A numeric slot drops the zeros at the front of its group; where the digits of
     * a code are split evenly, they can be put back.
     */
    private static String code(HandlerInput input, List<String> slots, int codeLength) {
        if (slots.size() == 1) {
            return value(input, slots.get(0)).orElse("");
        }
        int group = codeLength % slots.size() == 0 ? codeLength / slots.size() : 0;
        return slots.stream()
                .map(slot -> value(input, slot).orElse("").strip())
                .map(text -> text.matches("[0-9]+") ? "0".repeat(Math.max(0, group - text.length())) + text : text)
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** The way of the message that was asked for, where one was. */
    static Optional<Asking.Wish> wish(HandlerInput input, String slot) {
        return slot(input, slot).map(Slot::getResolutions).map(Resolutions::getResolutionsPerAuthority).stream()
                .flatMap(List::stream)
                .filter(resolution -> resolution.getStatus() != null
                        && resolution.getStatus().getCode() == StatusCode.ER_SUCCESS_MATCH)
                .map(Resolution::getValues)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(ValueWrapper::getValue)
                .map(value -> String.valueOf(value.getId()))
                .flatMap(id -> Stream.of(Asking.Wish.values())
                        .filter(wish -> wish.name().equals(id)))
                .findFirst();
    }

    /** What binds the requests of one conversation; empty outside of one. */
    static String session(HandlerInput input) {
        return Optional.ofNullable(input.getRequestEnvelope().getSession())
                .map(session -> session.getSessionId())
                .orElse("");
    }

    private static Optional<String> value(HandlerInput input, String name) {
        return slot(input, name).map(Slot::getValue);
    }

    private static Optional<Slot> slot(HandlerInput input, String name) {
        Intent intent = ((IntentRequest) input.getRequest()).getIntent();
        return Optional.ofNullable(intent.getSlots()).map(slots -> slots.get(name));
    }
}
