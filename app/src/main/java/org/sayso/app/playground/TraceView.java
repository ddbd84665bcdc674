package org.sayso.app.playground;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A trace as the page shows it.
 *
 * @param at time of day of the request
 * @param status HTTP status that Alexa got
 * @param took the time of all checks together with the skill's own work
 * @param whole everything, as one pretty-printed JSON text
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

    static TraceView of(JsonNode trace) {
        return new TraceView(
                trace.path("requestId").asString(""),
                Times.ofDay(trace.path("at").asString("")),
                trace.path("status").asInt(0),
                Times.took(trace.path("micros").asLong(0)),
                QuestionView.all(trace.path("checks")),
                ClaimView.all(trace.path("claims")),
                trace.path("request").toPrettyString(),
                trace.path("response").toPrettyString(),
                trace.toPrettyString());
    }
}
