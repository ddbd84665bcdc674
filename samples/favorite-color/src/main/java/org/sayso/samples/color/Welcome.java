package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Greets a linked user, by name where the account has one. */
final class Welcome implements LinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(requestType(LaunchRequest.class).or(intentName("AMAZON.NavigateHomeIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        String name = Profile.of(user).firstName().map(each -> ", " + each).orElse("");
        return Reply.say(Speech.ask(input, "Welcome back" + name + "!", Speech.EXAMPLE));
    }
}
