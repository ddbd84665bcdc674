package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.SkillEvent;

/** Answers the skill events that no handler wants, to which nothing can be said. */
record EventRoute() implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        String type = input.getRequest().getType();
        return type != null && type.startsWith(SkillEvent.PREFIX);
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        return Optional.empty();
    }
}
