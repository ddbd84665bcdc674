package org.sayso.app.tour;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Ann's phone: what arrives there. */
final class Inbox {

    private static final String ANN = "ann";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StandInClient alexa;
    private final TourListener listener;
    private int seen;

    Inbox(StandInClient alexa, TourListener listener) {
        this.alexa = alexa;
        this.listener = listener;
    }

    /** From here on only what is newer counts. */
    void forget() throws StepFailed, IOException, InterruptedException {
        seen = messages().size();
    }

    /** Waits for one more message. */
    JsonNode next() throws StepFailed, IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode messages = messages();
            if (messages.size() > seen) {
                // The newest is the first.
                JsonNode message = messages.get(messages.size() - 1 - seen);
                seen++;
                listener.said("Ann's phone", message.path("text").asString(""));
                return message;
            }
            Thread.sleep(50);
        }
        throw new StepFailed("no message reached Ann's phone within " + PATIENCE.toSeconds() + " s");
    }

    private JsonNode messages() throws StepFailed, IOException, InterruptedException {
        for (JsonNode phone : alexa.phones()) {
            if (phone.path("person").asString("").equals(ANN)) {
                return phone.path("messages");
            }
        }
        throw new StepFailed("the household has no phone of Ann's");
    }
}
