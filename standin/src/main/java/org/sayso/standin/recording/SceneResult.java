package org.sayso.standin.recording;

import java.util.List;

/**
 * What became of a scene.
 *
 * @param steps those that were played; nothing is played after one that failed
 */
public record SceneResult(Scene scene, List<PlayedStep> steps) {

    public SceneResult {
        steps = List.copyOf(steps);
    }

    /** Whether all was as expected. */
    public boolean passed() {
        return steps.stream().allMatch(PlayedStep::passed);
    }

    /** What was not, each a sentence that begins with the step. */
    public List<String> failures() {
        return steps.stream()
                .flatMap(step -> step.failures().stream()
                        .map(failure -> "step " + step.number() + ", " + step.inWords() + ": " + failure))
                .toList();
    }
}
