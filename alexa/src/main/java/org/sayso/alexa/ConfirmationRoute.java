package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.Slot;
import com.amazon.ask.request.Predicates;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Answer;
import org.sayso.token.TokenCheck;

/** The way of a spoken code to the confirmation engine. */
record ConfirmationRoute(Gate gate, ConfirmationDialogue dialogue) implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        return Predicates.intentName(dialogue.phrase().intent()).test(input);
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Voice voice = Voice.of(input);
        return gate.identified(request, TokenCheck.USUAL, voice, user -> {
            Answer answer = dialogue.answer(user, heard(input), gate.permission(request, user), request, voice);
            return answer instanceof Answer.NotPermitted barred
                    ? gate.refuse(request, user, barred.requirement(), barred.reason(), voice)
                    : dialogue.tell(answer, voice);
        });
    }

    /** The slot's text as Alexa heard it; empty where it heard none. */
    private String heard(HandlerInput input) {
        Intent intent = ((IntentRequest) input.getRequest()).getIntent();
        return Optional.ofNullable(intent.getSlots())
                .map(slots -> slots.get(dialogue.phrase().slot()))
                .map(Slot::getValue)
                .orElse("");
    }
}
