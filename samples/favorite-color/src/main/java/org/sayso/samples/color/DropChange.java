package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Transaction;
import org.sayso.token.VerifiedToken;

/** Withdraws a change that waits to be confirmed, on "cancel" and on "no"; says goodbye where there is none. */
final class DropChange implements MaybeLinkedHandler {

    private final Confirmations confirmations;

    DropChange(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.CancelIntent").or(intentName("AMAZON.NoIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        ProvenRequest proven = Speech.proven(input);
        Optional<Transaction> withdrawn =
                user.flatMap(token -> confirmations.withdraw(token.user(), proven.skillId(), proven.inquiry()));
        return Reply.say(Speech.tell(
                input, withdrawn.isPresent() ? "All right, your favorite color stays as it is. Goodbye!" : "Goodbye!"));
    }
}
