package org.sayso.samples.wear.voice;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/**
 * Greets whoever opens the skill: by name where the token or the accounts tell one.
 *
 * <p>Without a verified account it says what the skill does, and sends no card: the account may be linked and only the
 * accounts out of reach. Whoever answers the question hears what is the matter.
 */
final class Welcome implements MaybeLinkedHandler {

    private static final String FIRST =
            "Welcome to What to Wear. With a linked account, you hear what to wear at any temperature.";

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(requestType(LaunchRequest.class).or(intentName("AMAZON.NavigateHomeIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        return Reply.say(Speech.ask(input, user.map(Welcome::back).orElse(FIRST)));
    }

    private static String back(VerifiedToken user) {
        return user.givenName().map(name -> "Welcome back, " + name + ".").orElse("Welcome back.");
    }
}
