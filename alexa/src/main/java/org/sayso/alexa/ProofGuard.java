package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.request.interceptor.GenericRequestInterceptor;
import org.sayso.alexa.proof.ProvenRequest;

/** Stops every request of the skill that nobody proved, before any handler is looked for. */
final class ProofGuard implements GenericRequestInterceptor<HandlerInput> {

    @Override
    public void process(HandlerInput input) {
        proof(input);
    }

    static ProvenRequest proof(HandlerInput input) {
        if (!(input.getContext() instanceof ProvenRequest request)) {
            throw new IllegalStateException(
                    "refused: this request is not proven to come from Alexa. Let the SkillEndpoint "
                            + "of org.sayso.alexa.web call the skill, or pass the ProvenRequest of org.sayso.alexa.proof as the "
                            + "context: skill.execute(request, provenRequest)");
        }
        if (!request.requestId().equals(input.getRequest().getRequestId())) {
            throw new IllegalStateException(
                    "refused: the proof belongs to another request; pass each request with its own ProvenRequest");
        }
        return request;
    }
}
