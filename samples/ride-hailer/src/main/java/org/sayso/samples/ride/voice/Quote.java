package org.sayso.samples.ride.voice;

import com.amazon.ask.attributes.AttributesManager;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.interceptor.RequestInterceptor;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sayso.samples.ride.rides.Destination;
import org.sayso.samples.ride.rides.Ride;

/** A ride whose price was told, and which the very next "yes" books; a later "yes" is to something else. */
final class Quote {

    private static final String ATTRIBUTE = "quote";
    private static final String DESTINATION = "destination";
    private static final String TIME = "time";

    private Quote() {}

    /** Notes the ride for the next request. */
    static void make(HandlerInput input, Ride ride) {
        Map<String, Object> quote = new HashMap<>();
        quote.put(DESTINATION, ride.destination().name());
        ride.at().ifPresent(time -> quote.put(TIME, time.toString()));
        AttributesManager manager = input.getAttributesManager();
        Map<String, Object> attributes = new HashMap<>(manager.getSessionAttributes());
        attributes.put(ATTRIBUTE, quote);
        manager.setSessionAttributes(attributes);
    }

    /** The ride whose price was told in the request before this one. */
    static Optional<Ride> of(HandlerInput input) {
        return input.getAttributesManager().getRequestAttributes().get(ATTRIBUTE) instanceof Map<?, ?> quote
                ? read(quote)
                : Optional.empty();
    }

    private static Optional<Ride> read(Map<?, ?> quote) {
        try {
            return Optional.of(new Ride(
                    Destination.valueOf(String.valueOf(quote.get(DESTINATION))),
                    Optional.ofNullable(quote.get(TIME)).map(time -> LocalTime.parse(time.toString()))));
        } catch (IllegalArgumentException | DateTimeException ofAnOlderVersion) {
            return Optional.empty();
        }
    }

    /** Moves the quote from the session to the request that it is for, ahead of everything. */
    static final class Taken implements RequestInterceptor {

        @Override
        public void process(HandlerInput input) {
            if (input.getRequestEnvelope().getSession() == null) {
                return;
            }
            AttributesManager manager = input.getAttributesManager();
            Map<String, Object> session = new HashMap<>(manager.getSessionAttributes());
            Object quote = session.remove(ATTRIBUTE);
            if (quote != null) {
                manager.setSessionAttributes(session);
                Map<String, Object> request = new HashMap<>(manager.getRequestAttributes());
                request.put(ATTRIBUTE, quote);
                manager.setRequestAttributes(request);
            }
        }
    }
}
