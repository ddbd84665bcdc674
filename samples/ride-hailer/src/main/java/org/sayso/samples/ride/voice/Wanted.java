package org.sayso.samples.ride.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Slot;
import com.amazon.ask.model.slu.entityresolution.Resolutions;
import com.amazon.ask.model.slu.entityresolution.StatusCode;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sayso.samples.ride.rides.Destination;

/**
 * What Alexa heard about a ride.
 *
 * @param said whether any destination was said
 * @param destination the one that was meant; empty where rides do not go there
 * @param time what was said of the time, as Alexa writes it
 */
record Wanted(boolean said, Optional<Destination> destination, Optional<String> time) {

    static Wanted in(HandlerInput input) {
        return new Wanted(
                slot(input, "destination").map(Slot::getValue).isPresent(),
                destination(input),
                slot(input, "time").map(Slot::getValue));
    }

    /** The time of day; empty where none was said, or a mere part of the day. */
    Optional<LocalTime> timeOfDay() {
        try {
            return time.map(LocalTime::parse);
        } catch (DateTimeParseException partOfTheDay) {
            return Optional.empty();
        }
    }

    private static Optional<Destination> destination(HandlerInput input) {
        return slot(input, "destination")
                .map(Slot::getResolutions)
                .map(Resolutions::getResolutionsPerAuthority)
                .stream()
                .flatMap(List::stream)
                .filter(resolution -> resolution.getStatus() != null
                        && resolution.getStatus().getCode() == StatusCode.ER_SUCCESS_MATCH)
                .flatMap(resolution ->
                        Optional.ofNullable(resolution.getValues()).stream().flatMap(List::stream))
                .map(wrapper -> String.valueOf(wrapper.getValue().getId()))
                .flatMap(id -> Stream.of(Destination.values())
                        .filter(destination -> destination.name().equals(id)))
                .findFirst();
    }

    private static Optional<Slot> slot(HandlerInput input, String name) {
        return input.getRequest() instanceof IntentRequest request
                ? Optional.ofNullable(request.getIntent().getSlots())
                        .map(slots -> slots.get(name))
                        .filter(Objects::nonNull)
                : Optional.empty();
    }
}
