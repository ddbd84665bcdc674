package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.confirmation.Confirmations;
import org.sayso.token.VerifiedToken;

/** Ends the conversation on "stop". An order that waits for a say-so keeps waiting, and this says so. */
final class SayGoodbye implements MaybeLinkedHandler {

    private final Confirmations confirmations;

    SayGoodbye(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.StopIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        return Reply.say(Speech.tell(
                input,
                user.flatMap(token -> WaitingOrder.of(token, confirmations, input))
                        .map(order -> "Order " + order.reference()
                                + " " + order.waits() + ". "
                                + (order.onPhone() ? "" : "Open pizza on demand again to authorize it. ") + "Goodbye!")
                        .orElse("Goodbye!")));
    }
}
