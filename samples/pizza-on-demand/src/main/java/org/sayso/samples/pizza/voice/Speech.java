package org.sayso.samples.pizza.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Locale;
import java.util.Optional;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.samples.pizza.order.PizzaText;

/** Answers of the usual kinds. */
final class Speech {

    static final String EXAMPLE = "You can say, get me a large pizza with pepperoni.";
    static final String QUESTION = "What pizza would you like?";
    static final String WHICH_SIZE = "What size would you like: " + PizzaText.list(PizzaSoFar.sizes(), "or") + "?";
    static final String WHICH_TOPPINGS = "Which toppings would you like? You can also say, just cheese.";

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

    /** The request's locale, such as {@code en-US}. */
    static Locale locale(HandlerInput input) {
        return Locale.forLanguageTag(input.getRequest().getLocale());
    }

    /** The request that the conversation's turn came with. */
    static ProvenRequest proven(HandlerInput input) {
        if (input.getContext() instanceof ProvenRequest proven) {
            return proven;
        }
        throw new IllegalStateException("the skill was not called through its endpoint");
    }
}
