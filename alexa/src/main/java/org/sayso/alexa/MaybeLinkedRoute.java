package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;

/** The way to a {@link MaybeLinkedHandler}. */
record MaybeLinkedRoute(Gate gate, Replies replies, MaybeLinkedHandler handler) implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        return handler.canHandle(input);
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Caller caller = gate.look(request, handler.check());
        return replies.give(handler.handle(input, caller), caller.account(), input, request, Voice.of(input));
    }
}
