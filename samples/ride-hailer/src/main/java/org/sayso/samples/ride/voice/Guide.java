package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Says what one can ask for: on "help", and to what is not understood, a stray yes or no among it. */
final class Guide implements MaybeLinkedHandler {

    private static final String HELP = "AMAZON.HelpIntent";

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName(HELP)
                .or(intentName("AMAZON.FallbackIntent"))
                .or(intentName("AMAZON.YesIntent"))
                .or(intentName("AMAZON.NoIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        Speech speech = Speech.of(input);
        String guide = speech.line("guide");
        return Reply.say(speech.ask(
                input.matches(intentName(HELP)) ? guide : speech.line("not-understood") + " " + guide, guide));
    }
}
