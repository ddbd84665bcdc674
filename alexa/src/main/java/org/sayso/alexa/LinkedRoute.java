package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;

/** The way to a {@link LinkedHandler}. */
record LinkedRoute(Gate gate, Replies replies, LinkedHandler handler) implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        return handler.canHandle(input);
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Voice voice = Voice.of(input);
        return gate.pass(
                request,
                handler.requirement(),
                voice,
                user -> replies.give(handler.handle(input, user), Optional.of(user), input, request, voice));
    }
}
