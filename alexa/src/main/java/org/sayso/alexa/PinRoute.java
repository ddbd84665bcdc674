package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionResumedRequest;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.alexa.pin.PinMemory;
import org.sayso.alexa.pin.PinReport;
import org.sayso.alexa.pin.VerifyPerson;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.PlatformPin;
import org.sayso.confirmation.PlatformProof;
import org.sayso.token.TokenCheck;

/** The way of sessions that Alexa resumes after she asked for a profile PIN. */
record PinRoute(Gate gate, ConfirmationDialogue dialogue) implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        if (!input.matches(requestType(SessionResumedRequest.class))) {
            return false;
        }
        Optional<String> token = ProofGuard.proof(input).resumption().flatMap(Resumption::token);
        return token.map(VerifyPerson::isToken).orElseGet(() -> PinMemory.waits(input));
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Voice voice = Voice.of(input);
        Resumption resumption = request.resumption().orElseThrow();
        Optional<String> challenge = PinMemory.take(input);
        Optional<ConfirmationRefusal> lacking = PinReport.lacking(resumption, request);
        if (challenge.isEmpty()) {
            return dialogue.pinRefused(ConfirmationRefusal.PIN_CHECK_UNKNOWN, request, voice);
        }
        if (lacking.isPresent() && request.linkLevel() != LinkLevel.PERSON) {
            return dialogue.pinRefused(lacking.get(), request, voice);
        }
        PlatformProof proof = new PlatformProof(
                challenge.get(),
                resumption.token().map(VerifyPerson::handedBack).orElse(""),
                request.speaker().map(speaker -> speaker.personId()),
                lacking,
                Heard.session(input));
        return gate.identified(request, TokenCheck.USUAL, voice, user -> {
            Answer answer = dialogue.checked(proof, user, gate.permission(request, user), request);
            if (answer instanceof Answer.NotPermitted barred) {
                return gate.refuse(request, user, barred.requirement(), barred.reason(), voice);
            }
            return answer instanceof Answer.Refused refused && PlatformPin.notMade(refused.reason())
                    ? dialogue.instead(proof, user, input, gate, request, voice)
                    : dialogue.tell(answer, user, input, request, voice);
        });
    }
}
