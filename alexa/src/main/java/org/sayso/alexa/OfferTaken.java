package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.request.interceptor.GenericRequestInterceptor;
import org.sayso.alexa.voiceforward.LinkingMemory;

/** Lets an offer to link be answered by the very next request, and by no later one. */
final class OfferTaken implements GenericRequestInterceptor<HandlerInput> {

    @Override
    public void process(HandlerInput input) {
        LinkingMemory.takeOffer(input);
    }
}
