package org.sayso.app.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;

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

    static PlaygroundSettings settings(Path data) {
        return PlaygroundSettings.of(Ports.free(), data);
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
}
