package org.sayso.samples.ride.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.interfaces.connections.V1.StartConnectionDirective;
import com.amazon.ask.model.ui.PlainTextOutputSpeech;
import java.text.MessageFormat;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.sayso.samples.ride.rides.Destination;
import org.sayso.samples.ride.rides.Ride;

/** What is said in the language of a request; English where there is no other. */
record Speech(HandlerInput input, Locale locale) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static Speech of(HandlerInput input) {
        String tag = input.getRequest().getLocale();
        return new Speech(input, tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag));
    }

    /** The line of this key in {@code speech.properties}. */
    String line(String key, Object... arguments) {
        ResourceBundle lines = ResourceBundle.getBundle("org.sayso.samples.ride.voice.speech", locale, NO_FALLBACK);
        return new MessageFormat(lines.getString(key), lines.getLocale()).format(arguments);
    }

    /** Says something and keeps listening; {@code again} is said where nothing is heard. */
    Optional<Response> ask(String text, String again) {
        return input.getResponseBuilder()
                .withSpeech(text)
                .withReprompt(again)
                .withShouldEndSession(false)
                .build();
    }

    /** Says the line of this key and keeps listening. */
    Optional<Response> ask(String key) {
        return ask(line(key), line(key));
    }

    /** Says something and ends the conversation. */
    Optional<Response> tell(String text) {
        return input.getResponseBuilder()
                .withSpeech(text)
                .withShouldEndSession(true)
                .build();
    }

    /** Says the line of this key, and lets a task of Alexa's go on. */
    Optional<Response> handOver(String key, StartConnectionDirective directive) {
        // Not by the builder: it would say whether the session ends.
        return Optional.of(Response.builder()
                .withOutputSpeech(
                        PlainTextOutputSpeech.builder().withText(line(key)).build())
                .addDirectivesItem(directive)
                .build());
    }

    /** Says the line of this key, puts a card that asks for a permission into the Alexa app, and keeps listening. */
    Optional<Response> askForPermission(String key, String permission) {
        return input.getResponseBuilder()
                .withSpeech(line(key))
                .withReprompt(line("what-else"))
                .withAskForPermissionsConsentCard(List.of(permission))
                .withShouldEndSession(false)
                .build();
    }

    String to(Destination destination) {
        return line("to." + destination);
    }

    /** What a ride costs, as a sentence. */
    String price(Destination destination) {
        return line("price", to(destination), destination.estimate());
    }

    /** When a ride begins: {@code now}, or {@code at 5:30 PM}. */
    String when(Ride ride) {
        return ride.at().map(this::at).orElseGet(() -> line("now"));
    }

    private String at(LocalTime time) {
        return line("at", time.format(DateTimeFormatter.ofPattern(line("time-pattern"), Locale.ENGLISH)));
    }
}
