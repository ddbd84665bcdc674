package org.sayso.app.tour;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Ann and the Echo in the kitchen, with somebody who writes down what is said. */
final class Conversation {

    private static final String DEVICE = "kitchen";
    private static final String ANN = "ann";

    private final StandInClient alexa;
    private final TourListener listener;

    Conversation(StandInClient alexa, TourListener listener) {
        this.alexa = alexa;
        this.listener = listener;
    }

    JsonNode say(String text) throws StepFailed, IOException, InterruptedException {
        listener.said("Ann", text);
        JsonNode turn = alexa.say(DEVICE, ANN, text);
        listener.said("Alexa", turn.path("spoken").asString("(silence)"));
        return turn;
    }

    static void must(boolean condition, String otherwise, JsonNode turn) throws StepFailed {
        if (!condition) {
            throw new StepFailed(
                    otherwise + "; the skill answered " + turn.path("status").asString("?") + ", Alexa said: "
                            + HttpBrowser.excerpt(turn.path("spoken").asString("")) + " " + turn.path("findings"));
        }
    }
}
