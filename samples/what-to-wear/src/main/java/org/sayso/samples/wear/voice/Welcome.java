package org.sayso.samples.wear.voice;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Greets whoever opens the skill: by name where the token or the accounts tell one. */
final class Welcome implements MaybeLinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(requestType(LaunchRequest.class).or(intentName("AMAZON.NavigateHomeIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        return Reply.say(Speech.ask(input, user.map(Welcome::back).orElse(Welcome.FIRST)));
    }

    private static final String FIRST =
            "Welcome to What to Wear. Once you have linked your account, I can tell you what to wear at any temperature.";

    private static String back(VerifiedToken user) {
        return user.givenName().map(name -> "Welcome back, " + name + ".").orElse("Welcome back.");
    }
}
