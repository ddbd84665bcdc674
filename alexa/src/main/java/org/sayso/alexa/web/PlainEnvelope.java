package org.sayso.alexa.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.sayso.alexa.proof.Envelope;

/** The few response envelopes that are made without a handler. */
final class PlainEnvelope {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The requests to which Alexa lets a skill speak; all others get an empty response. */
    private static final Set<String> SPOKEN_TO = Set.of(
            "LaunchRequest",
            "IntentRequest",
            "SessionResumedRequest",
            "Connections.Response",
            "Display.ElementSelected",
            "Alexa.Presentation.APL.UserEvent");

    private PlainEnvelope() {}

    /** Nothing to say. */
    static byte[] empty() {
        return bytes(envelope());
    }

    /** Something went wrong on the skill's side. */
    static byte[] apology(Envelope request) {
        return speech(request, "fault");
    }

    /** The first delivery of this request is still being worked on. */
    static byte[] stillWorking(Envelope request) {
        return speech(request, "still-working");
    }

    private static byte[] speech(Envelope request, String line) {
        ObjectNode envelope = envelope();
        if (SPOKEN_TO.contains(request.type())) {
            Locale locale = Locale.forLanguageTag(request.locale().orElse("en"));
            String text = ResourceBundle.getBundle("org.sayso.alexa.web.speech", locale, NO_FALLBACK)
                    .getString(line);
            ((ObjectNode) envelope.path("response"))
                    .put("shouldEndSession", true)
                    .putObject("outputSpeech")
                    .put("type", "PlainText")
                    .put("text", text);
        }
        return bytes(envelope);
    }

    private static ObjectNode envelope() {
        ObjectNode envelope = MAPPER.createObjectNode().put("version", "1.0");
        envelope.putObject("response");
        return envelope;
    }

    private static byte[] bytes(ObjectNode envelope) {
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }
}
