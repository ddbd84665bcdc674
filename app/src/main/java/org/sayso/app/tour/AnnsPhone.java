package org.sayso.app.tour;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Ann's phone, as far as messages come to it. */
final class AnnsPhone {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ANN = "ann";

    private final StandInClient alexa;

    AnnsPhone(StandInClient alexa) {
        this.alexa = alexa;
    }

    /** How many messages there are. */
    int count() throws StepFailed, IOException, InterruptedException {
        return messages().size();
    }

    /** The newest message, as soon as there are more than before. */
    JsonNode after(int before) throws StepFailed, IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode messages = messages();
            if (messages.size() > before) {
                return messages.get(0);
            }
            Thread.sleep(50);
        }
        throw new StepFailed("no message reached Ann's phone within " + PATIENCE.toSeconds() + " s");
    }

    /** Newest first. */
    private JsonNode messages() throws StepFailed, IOException, InterruptedException {
        for (JsonNode phone : alexa.phones()) {
            if (phone.path("person").asString("").equals(ANN)) {
                return phone.path("messages");
            }
        }
        throw new StepFailed("the household has no phone of Ann's");
    }
}
