package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.confirmation.Confirmations;
import org.sayso.token.VerifiedToken;

/** Greets a linked customer, and reminds them of an order that waits for their say-so. */
final class Welcome implements LinkedHandler {

    private final Confirmations confirmations;

    Welcome(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(requestType(LaunchRequest.class).or(intentName("AMAZON.NavigateHomeIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        return Reply.say(WaitingOrder.of(user, confirmations, input)
                .map(waiting ->
                        Speech.ask(input, "Welcome back to Pizza on Demand. " + waiting.reminder(), waiting.howTo()))
                .orElseGet(() -> Speech.ask(input, "Welcome to Pizza on Demand. " + Speech.EXAMPLE, Speech.QUESTION)));
    }
}
