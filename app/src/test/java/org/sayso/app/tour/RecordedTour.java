package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a tour and remembers its steps and what was said. */
final class RecordedTour {

    /** Something done to the playground just before a step. */
    @FunctionalInterface
    interface Sabotage {
        void commit(Playground playground) throws Exception;
    }

    final List<Step> steps = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    boolean complete;

    /** The reason of the check that failed in the skill's last request before the tour ended; empty where none did. */
    String refusal = "";

    static PlaygroundSettings settings(Path data) {
        return PlaygroundSettings.of(Ports.free(), data).withSamples(Sample.PIZZA_ON_DEMAND);
    }

    static RecordedTour run(PlaygroundSettings settings) throws InterruptedException {
        return run(settings, "", playground -> {});
    }

    static RecordedTour run(PlaygroundSettings settings, String beforeStep, Sabotage sabotage)
            throws InterruptedException {
        RecordedTour tour = new RecordedTour();
        tour.complete = new Tour(settings, new TourListener() {
                    @Override
                    public void before(String step, Playground playground) throws Exception {
                        if (step.equals(beforeStep)) {
                            sabotage.commit(playground);
                        }
                    }

                    @Override
                    public void after(Step step) {
                        tour.steps.add(step);
                        if (!step.ok()) {
                            tour.refusal = refusal(settings.ports().shop());
                        }
                    }

                    @Override
                    public void said(String who, String text) {
                        tour.said.add(who + ": " + text);
                    }
                })
                .run();
        return tour;
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    private static String refusal(int shop) {
        try {
            String trace = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + shop + "/sayso/trace/last"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode check : JsonMapper.builder().build().readTree(trace).path("checks")) {
                if (!check.path("passed").asBoolean(true)) {
                    return check.path("reason").asString("");
                }
            }
            return "";
        } catch (IOException | InterruptedException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
