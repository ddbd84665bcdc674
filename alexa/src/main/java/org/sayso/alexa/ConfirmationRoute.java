package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Answer;
import org.sayso.token.TokenCheck;

/** The way of everything that people say about a waiting confirmation to the engine. */
record ConfirmationRoute(Gate gate, ConfirmationDialogue dialogue) implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName(dialogue.phrase().intent())) || asksAgain(input) || asksStatus(input);
    }

    private boolean asksAgain(HandlerInput input) {
        return dialogue.phrase()
                .again()
                .filter(again -> input.matches(intentName(again.intent())))
                .isPresent();
    }

    private boolean asksStatus(HandlerInput input) {
        return dialogue.phrase()
                .status()
                .filter(status -> input.matches(intentName(status.intent())))
                .isPresent();
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Voice voice = Voice.of(input);
        return gate.identified(request, TokenCheck.USUAL, voice, user -> {
            if (asksAgain(input)) {
                return dialogue.again(user, input, gate, request, voice);
            }
            Answer answer = asksStatus(input)
                    ? dialogue.status(user, input, gate.permission(request, user), request, voice)
                    : dialogue.answer(user, input, gate.permission(request, user), request, voice);
            return answer instanceof Answer.NotPermitted barred
                    ? gate.refuse(request, user, barred.requirement(), barred.reason(), voice)
                    : dialogue.tell(answer, user, input, request, voice);
        });
    }
}
