package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionEndedRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Handlers that need no account: the ASK SDK's own kind, beside Sayso's. */
final class PlainHandlers {

    private static final String QUESTION = "What pizza would you like?";

    private PlainHandlers() {}

    static List<RequestHandler> all() {
        return List.of(
                handler(
                        intentName("AMAZON.HelpIntent"),
                        input -> Speech.ask(
                                input,
                                "I take pizza orders. " + Speech.EXAMPLE
                                        + " I then send a code to the phone or mailbox of your account. Say, authorize"
                                        + " order, and the code, and your order is confirmed. Say cancel to drop an"
                                        + " order, or ask, where is my pizza.",
                                QUESTION)),
                handler(
                        intentName("AMAZON.FallbackIntent"),
                        input -> Speech.ask(input, "Sorry, I only know about pizza. " + Speech.EXAMPLE, QUESTION)),
                handler(
                        requestType(SessionEndedRequest.class),
                        input -> input.getResponseBuilder().build()));
    }

    private static RequestHandler handler(
            Predicate<HandlerInput> condition, Function<HandlerInput, Optional<Response>> answer) {
        return new RequestHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return input.matches(condition);
            }

            @Override
            public Optional<Response> handle(HandlerInput input) {
                return answer.apply(input);
            }
        };
    }
}
