package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.request.exception.handler.GenericExceptionHandler;
import com.amazon.ask.request.handler.chain.GenericRequestHandlerChain;
import com.amazon.ask.request.interceptor.GenericRequestInterceptor;
import com.amazon.ask.request.interceptor.GenericResponseInterceptor;
import com.amazon.ask.request.mapper.GenericRequestMapper;
import java.util.List;
import java.util.Optional;

/** Finds the first route for a request. */
final class RouteMapper implements GenericRequestMapper<HandlerInput, Optional<Response>> {

    private final List<Chain> chains;

    RouteMapper(List<Route> routes) {
        this.chains = routes.stream().map(Chain::new).toList();
    }

    @Override
    public Optional<GenericRequestHandlerChain<HandlerInput, Optional<Response>>> getRequestHandlerChain(
            HandlerInput input) {
        for (Chain chain : chains) {
            if (chain.route().canHandle(input)) {
                return Optional.of(chain);
            }
        }
        return Optional.empty();
    }

    /** A route in the SDK's shape, with no interceptors of its own. */
    private record Chain(Route route) implements GenericRequestHandlerChain<HandlerInput, Optional<Response>> {

        @Override
        public Object getRequestHandler() {
            return route;
        }

        @Override
        public List<GenericRequestInterceptor<HandlerInput>> getRequestInterceptors() {
            return List.of();
        }

        @Override
        public List<GenericResponseInterceptor<HandlerInput, Optional<Response>>> getResponseInterceptors() {
            return List.of();
        }

        @Override
        public List<GenericExceptionHandler<HandlerInput, Optional<Response>>> getExceptionHandlers() {
            return List.of();
        }
    }
}
