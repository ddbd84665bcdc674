package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionResumedRequest;
import java.util.List;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.alexa.voiceforward.LinkingMemory;

/**
 * The way of everything about linking by voice: "link my account" at any time, yes and no where it was offered just before,
 * and the session that Alexa resumes.
 *
 * @param others where what was asked for before goes once the account is linked
 */
record LinkByVoiceRoute(LinkByVoice dialogue, List<Route> others) implements Route {

    private static final String YES = "AMAZON.YesIntent";
    private static final String NO = "AMAZON.NoIntent";

    @Override
    public boolean canHandle(HandlerInput input) {
        if (input.matches(requestType(SessionResumedRequest.class))) {
            return LinkByVoice.isAnswer(input, ProofGuard.proof(input));
        }
        return input.matches(intentName(dialogue.settings().intent()))
                || (input.matches(intentName(YES).or(intentName(NO)))
                        && LinkingMemory.offer(input).isPresent());
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Voice voice = Voice.of(input);
        Optional<Resumption> resumption = request.resumption();
        if (resumption.isPresent()) {
            return dialogue.resumed(resumption.get(), input, request, voice, this::grant);
        }
        return input.matches(intentName(NO))
                ? dialogue.declined(input, voice)
                : dialogue.start(input, request, voice, this::grant);
    }

    private Optional<Response> grant(HandlerInput said, ProvenRequest request) {
        return others.stream()
                .filter(route -> route.canHandle(said))
                .findFirst()
                .flatMap(route -> route.handle(said, request));
    }
}
