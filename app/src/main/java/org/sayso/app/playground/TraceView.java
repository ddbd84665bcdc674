package org.sayso.app.playground;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A trace as the page shows it.
 *
 * @param at time of day of the request
 * @param status HTTP status that Alexa got
 * @param took the time of all checks together with the skill's own work
 * @param whole everything without personal data, as one pretty-printed JSON text
 */
record TraceView(
        String requestId,
        String at,
        int status,
        String took,
        List<QuestionView> questions,
        List<ClaimView> claims,
        String request,
        String response,
        String whole) {

    /** @param toKeep the same, for others to read */
    static TraceView of(JsonNode trace, JsonNode toKeep) {
        return new TraceView(
                trace.path("requestId").asString(""),
                Times.ofDay(trace.path("at").asString("")),
                trace.path("status").asInt(0),
                Times.took(trace.path("micros").asLong(0)),
                QuestionView.all(trace.path("checks"), trace.path("response")),
                ClaimView.all(trace.path("claims")),
                trace.path("request").toPrettyString(),
                trace.path("response").toPrettyString(),
                toKeep.toPrettyString());
    }
}
