package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import java.util.Optional;

/**
 * Ends the conversation. A handler of the ASK SDK's own kind, beside Sayso's: it is the same for everybody, so the issuer need
 * not be asked whose account it is. A change that waits to be confirmed goes on waiting.
 */
final class SayGoodbye implements RequestHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.StopIntent"));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        return Speech.tell(input, "Goodbye!");
    }
}
