package org.sayso.standin.recording;

import java.util.List;
import java.util.Optional;
import org.sayso.standin.Turn;

/**
 * A step that was played.
 *
 * @param number from 1 on; the state at the end has the number after the last step's
 * @param inWords what was done; codes and PINs are not in it
 * @param turn what came of it; empty for steps in which nobody talks to Alexa, and where nothing could be said
 * @param failures what was not as expected, each a sentence with what was seen
 */
public record PlayedStep(int number, String inWords, Optional<Turn> turn, List<String> failures) {

    public PlayedStep {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
