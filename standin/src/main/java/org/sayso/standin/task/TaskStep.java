package org.sayso.standin.task;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a task does next. */
public sealed interface TaskStep {

    /** What Alexa says, in her own words and not the skill's; empty if nothing. */
    String spoken();

    /**
     * Alexa asks, and listens.
     *
     * @param suggestions what one could answer, for buttons on a page
     */
    record Ask(String spoken, List<String> suggestions) implements TaskStep {
        public Ask {
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * The task is over, and the skill's session resumes with a {@code SessionResumedRequest}.
     *
     * @param code the {@code status.code}, such as 200
     * @param message the {@code status.message}
     * @param result the {@code result}, such as {@code {"status":"LINKED"}}
     * @param findings remarks for the developer, each a sentence
     */
    record Done(String spoken, int code, String message, ObjectNode result, List<String> findings) implements TaskStep {
        public Done {
            findings = List.copyOf(findings);
        }
    }
}
