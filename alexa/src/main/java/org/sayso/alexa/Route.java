package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;

/** A way a request can take through Sayso; wraps a handler so that nothing else can call it. */
interface Route {

    boolean canHandle(HandlerInput input);

    Optional<Response> handle(HandlerInput input, ProvenRequest request);
}
