package org.sayso.benchmarks.interpret;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one utterance is to be understood as.
 *
 * @param kind such as {@code synonym}; see the README beside the utterances
 * @param request for one-shots: {@code LaunchRequest}, {@code IntentRequest} or null
 * @param intent null for nothing of the skill's
 * @param slots by name, as {@code sayso interpret} prints them
 */
record Label(
        String kind,
        String utterance,
        @Nullable String request,
        @Nullable String intent,
        Map<String, JsonNode> slots) {

    Label {
        slots = Map.copyOf(slots);
    }
}
