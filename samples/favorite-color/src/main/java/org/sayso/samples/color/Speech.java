package org.sayso.samples.color;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;

/** Answers of the usual kinds. */
final class Speech {

    static final String EXAMPLE = "You can ask, what's my favorite color.";
    static final String CHANGE = "You can also say, change my favorite color to blue.";

    private Speech() {}

    /** Says something and listens for the answer; the question is repeated after a silence. */
    static Optional<Response> ask(HandlerInput input, String speech, String question) {
        return input.getResponseBuilder()
                .withSpeech(speech + " " + question)
                .withReprompt(question)
                .withShouldEndSession(false)
                .build();
    }

    /** Says something and ends the conversation. */
    static Optional<Response> tell(HandlerInput input, String speech) {
        return input.getResponseBuilder()
                .withSpeech(speech)
                .withShouldEndSession(true)
                .build();
    }

    static ProvenRequest proven(HandlerInput input) {
        if (input.getContext() instanceof ProvenRequest proven) {
            return proven;
        }
        throw new IllegalStateException("the skill was not called through its endpoint");
    }
}
