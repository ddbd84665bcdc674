package org.sayso.alexa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.sayso.Check;
import org.sayso.Inquiry;
import org.sayso.Refusal;

/** What a skill answered, as JSON, and the walk that led to it. */
record Spoken(JsonNode json, Inquiry inquiry) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Spoken of(byte[] response, Inquiry inquiry) {
        try {
            return new Spoken(MAPPER.readTree(response), inquiry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return json.at("/response/outputSpeech/text").asText();
    }

    String reprompt() {
        return json.at("/response/reprompt/outputSpeech/text").asText();
    }

    String card() {
        return json.at("/response/card/type").asText();
    }

    boolean ended() {
        return json.at("/response/shouldEndSession").asBoolean(false);
    }

    boolean listening() {
        JsonNode end = json.at("/response/shouldEndSession");
        return end.isBoolean() && !end.booleanValue();
    }

    List<Refusal> refusals() {
        return inquiry.checks().stream()
                .map(Check::refusal)
                .flatMap(refusal -> refusal.stream())
                .toList();
    }
}
