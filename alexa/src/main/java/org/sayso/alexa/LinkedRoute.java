package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;

/** The way to a {@link LinkedHandler}; where no account is linked, the way to a link by voice if that is worth offering. */
record LinkedRoute(Gate gate, Replies replies, LinkedHandler handler) implements Route {

    @Override
    public boolean canHandle(HandlerInput input) {
        return handler.canHandle(input);
    }

    @Override
    public Optional<Response> handle(HandlerInput input, ProvenRequest request) {
        Voice voice = Voice.of(input);
        Optional<LinkByVoice> linking =
                replies.linking().filter(byVoice -> byVoice.worthOffering(input, request, voice));
        if (linking.isPresent()) {
            gate.look(request);
            gate.offered(request);
            return linking.get().offer("", input, voice);
        }
        return gate.pass(
                request,
                handler.requirement(),
                voice,
                user -> replies.give(handler.handle(input, user), Optional.of(user), input, request, voice));
    }
}
