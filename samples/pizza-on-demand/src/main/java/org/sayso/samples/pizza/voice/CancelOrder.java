package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.alexa.Caller;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Transaction;
import org.sayso.token.TokenCheck;
import org.sayso.token.VerifiedToken;

/** Withdraws an order that waits for a say-so; says goodbye where there is none. */
final class CancelOrder implements MaybeLinkedHandler {

    private static final String NOTHING_BAKED = "An order that you have not confirmed is not baked.";

    private final Confirmations confirmations;

    CancelOrder(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.CancelIntent"));
    }

    /** Only whose link is in force withdraws an order. */
    @Override
    public TokenCheck check() {
        return TokenCheck.ASK_ISSUER_NOW;
    }

    @Override
    public Reply handle(HandlerInput input, Caller caller) {
        if (caller instanceof Caller.Unclear) {
            return Reply.say(Speech.tell(
                    input,
                    "I cannot check your account right now, so I have cancelled nothing. " + NOTHING_BAKED
                            + " Please try again in a few minutes."));
        }
        if (caller instanceof Caller.NotLinked none && none.reason() != CallerRefusal.NOT_LINKED) {
            return Reply.say(input.getResponseBuilder()
                    .withSpeech(
                            "The link to your Pizza on Demand account no longer works, so I have cancelled nothing. "
                                    + NOTHING_BAKED + " To link it again, open the card in your Alexa app.")
                    .withLinkAccountCard()
                    .withShouldEndSession(true)
                    .build());
        }
        return handle(input, caller.account());
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
