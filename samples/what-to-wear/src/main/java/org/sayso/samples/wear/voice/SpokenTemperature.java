package org.sayso.samples.wear.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Slot;
import com.amazon.ask.model.slu.entityresolution.StatusCode;
import com.amazon.ask.request.RequestHelper;
import java.util.Objects;
import java.util.Optional;
import org.sayso.samples.wear.advice.Temperature;
import org.sayso.samples.wear.advice.Temperature.Unit;

/** What an intent says about the temperature. */
sealed interface SpokenTemperature {

    /** Nothing. */
    record None() implements SpokenTemperature {}

    /** Something that is no number of degrees. */
    record NotHeard() implements SpokenTemperature {}

    /** A number of degrees; in the unit that was said, else in that of the request's locale. */
    record Heard(Temperature temperature) implements SpokenTemperature {}

    /** {@code AMAZON.NUMBER} gives digits, or {@code ?} for words that are no number. More digits are no temperature. */
    String NUMBER = "-?[0-9]{1,6}";

    static SpokenTemperature in(HandlerInput input) {
        String number = slot(input, "temperature").map(Slot::getValue).orElse("");
        if (number.isBlank()) {
            return new None();
        }
        if (!number.matches(NUMBER)) {
            return new NotHeard();
        }
        int degrees = Integer.parseInt(number);
        Unit unit = id(input, "unit").map(Unit::valueOf).orElseGet(() -> Unit.of(Speech.locale(input)));
        return new Heard(new Temperature(id(input, "sign").isPresent() ? -Math.abs(degrees) : degrees, unit));
    }

    /** The id of the value of a slot that the interaction model knows; empty where it knows none. */
    private static Optional<String> id(HandlerInput input, String name) {
        return slot(input, name)
                .map(Slot::getResolutions)
                .map(resolutions -> resolutions.getResolutionsPerAuthority())
                .flatMap(authorities -> authorities.stream()
                        .filter(authority -> authority.getStatus().getCode() == StatusCode.ER_SUCCESS_MATCH)
                        .flatMap(authority -> authority.getValues().stream())
                        .map(value -> value.getValue().getId())
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static Optional<Slot> slot(HandlerInput input, String name) {
        return RequestHelper.forHandlerInput(input).getSlot(name);
    }
}
