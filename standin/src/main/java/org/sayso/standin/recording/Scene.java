package org.sayso.standin.recording;

import java.util.List;
import java.util.Optional;

/**
 * A conversation and what must come of it. Immutable.
 *
 * @param name how it is called: small letters, digits and dashes
 * @param title what is shown of it
 * @param description what happens, in a sentence or two; empty for none
 * @param skill the id or the invocation name of the skill that it is about
 * @param locale the language that is spoken, such as {@code en-US}; empty for any
 * @param person who speaks where a step does not say; empty for the first person of the household
 * @param device where; empty for the first device
 * @param before what the household is like when it begins
 * @param end what must be so when it is over
 */
public record Scene(
        String name,
        String title,
        String description,
        String skill,
        Optional<String> locale,
        Optional<String> person,
        Optional<String> device,
        Before before,
        List<Step> steps,
        EndState end) {

    public Scene {
        if (!name.matches("[a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("A scene's name has 1 to 60 small letters, digits and dashes");
        }
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("The scene " + name + " has no steps");
        }
    }

    /**
     * What must be so when a scene is over.
     *
     * @param linked whether the household's account is linked; empty for either
     * @param permissions what the skill must have been granted for the household's account, no less and no more; empty for
     *     anything
     */
    public record EndState(Optional<Boolean> linked, Optional<List<String>> permissions) {

        /** Nothing is asked. */
        public static final EndState ANY = new EndState(Optional.empty(), Optional.empty());
    }
}
