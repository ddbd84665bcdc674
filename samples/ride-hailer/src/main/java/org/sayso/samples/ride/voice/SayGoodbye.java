package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Ends the conversation on "stop" and "cancel". */
final class SayGoodbye implements MaybeLinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.StopIntent").or(intentName("AMAZON.CancelIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        Speech speech = Speech.of(input);
        return Reply.say(speech.tell(speech.line("goodbye")));
    }
}
