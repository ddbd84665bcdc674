package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.Caller;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Explains the skill, to those without an account as well. */
final class Help implements MaybeLinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.HelpIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        return help(input, user.isPresent());
    }

    /** Whose account cannot be checked at this moment may well have linked it. */
    @Override
    public Reply handle(HandlerInput input, Caller caller) {
        return help(input, !(caller instanceof Caller.NotLinked));
    }

    private static Reply help(HandlerInput input, boolean linked) {
        String how = linked
                ? "You choose it on your profile page, and can change it there at any time, or here: I change nothing before you"
                        + " have confirmed it. "
                        + Speech.CHANGE
                : "For that, link your account in the Alexa app, and choose a color on your profile page.";
        return Reply.say(Speech.ask(input, "I tell you your favorite color. " + how, Speech.EXAMPLE));
    }
}
