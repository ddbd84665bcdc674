package org.sayso.samples.wear.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/**
 * Says what one can ask for.
 *
 * @param intent the intent that is answered
 * @param speech what is said before the example
 */
record Guide(String intent, String speech) implements MaybeLinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName(intent));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        return Reply.say(Speech.ask(input, speech + " " + Speech.example(input)));
    }
}
