package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.request.handler.adapter.GenericHandlerAdapter;
import java.util.Optional;

/** Runs a route with the proof that the request carries. */
final class RouteAdapter implements GenericHandlerAdapter<HandlerInput, Optional<Response>> {

    @Override
    public boolean supports(Object handler) {
        return handler instanceof Route;
    }

    @Override
    public Optional<Response> execute(HandlerInput input, Object handler) {
        return ((Route) handler).handle(input, ProofGuard.proof(input));
    }
}
