package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Transaction;
import org.sayso.token.VerifiedToken;

/** Withdraws an order that waits for a say-so; says goodbye where there is none. */
final class CancelOrder implements MaybeLinkedHandler {

    private final Confirmations confirmations;

    CancelOrder(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.CancelIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        ProvenRequest proven = Speech.proven(input);
        Optional<Transaction> withdrawn =
                user.flatMap(token -> confirmations.withdraw(token.user(), proven.skillId(), proven.inquiry()));
        return Reply.say(Speech.tell(
                input,
                withdrawn
                        .map(order -> "Order " + order.reference() + " is cancelled. Nothing will be baked. Goodbye!")
                        .orElse("Goodbye!")));
    }
}
