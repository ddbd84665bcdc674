package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.ui.LinkAccountCard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Transaction;
import org.sayso.token.VerifiedToken;

/** Does what a handler's {@link Reply} asks for. */
final class Replies {

    private final Gate gate;
    private final @Nullable ConfirmationDialogue dialogue;
    private final @Nullable LinkByVoice linking;

    Replies(Gate gate, @Nullable ConfirmationDialogue dialogue, @Nullable LinkByVoice linking) {
        this.gate = gate;
        this.dialogue = dialogue;
        this.linking = linking;
    }

    Optional<ConfirmationDialogue> dialogue() {
        return Optional.ofNullable(dialogue);
    }

    Optional<LinkByVoice> linking() {
        return Optional.ofNullable(linking);
    }

    Optional<Response> give(
            Reply reply, Optional<VerifiedToken> user, HandlerInput input, ProvenRequest request, Voice voice) {
        if (reply instanceof Reply.Say say) {
            if (say.response().getCard() instanceof LinkAccountCard) {
                gate.offered(request);
            }
            return Optional.of(say.response());
        }
        if (reply instanceof Reply.OfferLink offer) {
            gate.offered(request);
            return linking()
                            .filter(byVoice -> byVoice.worthOffering(input, request, voice))
                            .isPresent()
                    ? linking().flatMap(byVoice -> byVoice.offer(offer.before(), input, voice))
                    : Optional.of(offer.otherwise());
        }
        Transaction transaction = ((Reply.Confirm) reply).transaction();
        if (dialogue == null) {
            throw new IllegalStateException("a handler wants a transaction confirmed, but the SaysoModule was built "
                    + "without confirmations(...), contacts(...) and confirmationPhrase(...)");
        }
        if (user.isEmpty() || !user.get().user().equals(transaction.user())) {
            throw new IllegalStateException("a handler wants a transaction confirmed that is not of the verified user; "
                    + "give the transaction the user() of the VerifiedToken it was called with");
        }
        if (!transaction.skill().equals(request.skillId())) {
            throw new IllegalStateException(
                    "a handler wants a transaction confirmed that names another skill than the one that was asked");
        }
        return dialogue.request(transaction, user.get(), gate.permission(request, user.get()), input, request, voice);
    }
}
