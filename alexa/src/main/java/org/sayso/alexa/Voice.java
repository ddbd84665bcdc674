package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionEndedRequest;
import com.amazon.ask.model.interfaces.connections.V1.StartConnectionDirective;
import com.amazon.ask.model.ui.LinkAccountCard;
import com.amazon.ask.model.ui.OutputSpeech;
import com.amazon.ask.model.ui.PlainTextOutputSpeech;
import com.amazon.ask.model.ui.Reprompt;
import com.amazon.ask.model.ui.SimpleCard;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Speaks to one person: looks lines up in the language of the request and makes responses of them, in plain text.
 *
 * @param locale the language of the request; English where it names none
 * @param mayAnswer whether Alexa takes speech for this request: not outside a session, and not when it has ended
 */
record Voice(Locale locale, boolean mayAnswer) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static Voice of(HandlerInput input) {
        String tag = input.getRequest().getLocale();
        return new Voice(
                tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag),
                input.getRequestEnvelope().getSession() != null
                        && !(input.getRequest() instanceof SessionEndedRequest));
    }

    /** The line of this key in {@code speech.properties}, with its arguments in place. */
    String line(String key, Object... arguments) {
        ResourceBundle lines = ResourceBundle.getBundle("org.sayso.alexa.speech", locale, NO_FALLBACK);
        // Numbers in the language of the lines: a request in Arabic is answered in English, with English digits.
        return new MessageFormat(lines.getString(key), lines.getLocale()).format(arguments);
    }

    /** Says something and ends the session. */
    Optional<Response> end(String text) {
        return respond(Response.builder().withOutputSpeech(speech(text)).withShouldEndSession(true));
    }

    /** Says something, leaves a card in the Alexa app, and ends the session. */
    Optional<Response> endWithCard(String text, String title, String content) {
        return respond(Response.builder()
                .withOutputSpeech(speech(text))
                .withCard(SimpleCard.builder()
                        .withTitle(title)
                        .withContent(content)
                        .build())
                .withShouldEndSession(true));
    }

    /** Says something, puts a card for linking the account into the Alexa app, and ends the session. */
    Optional<Response> askToLink(String text) {
        return respond(Response.builder()
                .withOutputSpeech(speech(text))
                .withCard(LinkAccountCard.builder().build())
                .withShouldEndSession(true));
    }

    /** Says something and keeps listening; {@code again} is said where nothing is heard. */
    Optional<Response> ask(String text, String again) {
        return respond(Response.builder()
                .withOutputSpeech(speech(text))
                .withReprompt(Reprompt.builder().withOutputSpeech(speech(again)).build())
                .withShouldEndSession(false));
    }

    /** Says something, puts a card for linking the account into the Alexa app, and keeps listening. */
    Optional<Response> askWithLinkCard(String text, String again) {
        return respond(Response.builder()
                .withOutputSpeech(speech(text))
                .withReprompt(Reprompt.builder().withOutputSpeech(speech(again)).build())
                .withCard(LinkAccountCard.builder().build())
                .withShouldEndSession(false));
    }

    /** Says something and lets a task of Alexa's go on; whether the session ends is left to it. */
    Optional<Response> handOver(String text, StartConnectionDirective directive) {
        return respond(Response.builder().withOutputSpeech(speech(text)).addDirectivesItem(directive));
    }

    /** Says nothing and lets a task of Alexa's go on; whether the session ends is left to it. */
    Optional<Response> handOver(StartConnectionDirective directive) {
        return respond(Response.builder().addDirectivesItem(directive));
    }

    private Optional<Response> respond(Response.Builder response) {
        return mayAnswer ? Optional.of(response.build()) : Optional.empty();
    }

    private static OutputSpeech speech(String text) {
        return PlainTextOutputSpeech.builder().withText(text).build();
    }
}
