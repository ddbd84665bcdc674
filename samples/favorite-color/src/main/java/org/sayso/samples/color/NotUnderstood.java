package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import java.util.Optional;

/** Leads back from what fits no intent; nobody is asked whose account it is. */
final class NotUnderstood implements RequestHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.FallbackIntent"));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        return Speech.ask(input, "Sorry, I only know about your favorite color.", Speech.EXAMPLE);
    }
}
