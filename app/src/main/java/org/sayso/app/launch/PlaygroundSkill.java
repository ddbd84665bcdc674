package org.sayso.app.launch;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.sayso.standin.SkillSetup;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A skill that the playground's household has enabled.
 *
 * @param name what {@link Playground#server} and the lines at the start call it
 * @param setup what Alexa knows of the skill
 * @param trace where the skill shows the trace of its last request, {@code .../sayso/trace/last}
 * @param server starts the server that the skill runs on; empty for a skill that runs elsewhere
 */
public record PlaygroundSkill(
        String name, SkillSetup setup, URI trace, Optional<Supplier<ConfigurableApplicationContext>> server) {

    /** A skill that runs already, outside the playground. */
    public static PlaygroundSkill elsewhere(String name, SkillSetup setup, URI trace) {
        return new PlaygroundSkill(name, setup, trace, Optional.empty());
    }
}
