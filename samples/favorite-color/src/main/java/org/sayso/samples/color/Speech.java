package org.sayso.samples.color;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;

/** Answers of the usual kinds. */
final class Speech {

    static final String EXAMPLE = "You can ask, what's my favorite color.";

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
}
