package org.sayso.samples.wear.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Locale;
import java.util.Optional;
import org.sayso.samples.wear.advice.Temperature;

/** Answers of the usual kinds. */
final class Speech {

    static final String QUESTION = "How many degrees is it?";

    private Speech() {}

    /** Says something and asks for the temperature; the question is repeated after a silence. */
    static Optional<Response> ask(HandlerInput input, String speech) {
        return input.getResponseBuilder()
                .withSpeech(speech + " " + QUESTION)
                .withReprompt(QUESTION)
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

    /** Something to say, with a temperature that people there know. */
    static String example(HandlerInput input) {
        int mild = Temperature.Unit.of(locale(input)) == Temperature.Unit.FAHRENHEIT ? 60 : 15;
        return "You can say, what should I wear at " + mild + " degrees.";
    }

    /** The request's locale, such as {@code en-US}; without a country where it names none. */
    static Locale locale(HandlerInput input) {
        String tag = input.getRequest().getLocale();
        return tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }
}
