package taxi;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.request.RequestHelper;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Books a taxi. Whoever has no account is offered to link one, and then gets what they asked for. */
final class BookTaxi implements LinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("BookTaxiIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        String pier = RequestHelper.forHandlerInput(input).getSlotValue("pier").orElse("first pier");
        // Here the skill books, for user.user(): the issuer and Amazon's id of the person for this service.
        return Reply.say(input.getResponseBuilder()
                .withSpeech("A water taxi to the " + pier + " is on its way.")
                .withShouldEndSession(true)
                .build());
    }
}
