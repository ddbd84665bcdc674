package org.sayso.standin.task;

import java.util.List;
import java.util.function.Supplier;

/** A question that is asked once more when nobody answers it, and then given up. */
final class Question {

    private final String text;
    private final List<String> suggestions;
    private final Supplier<TaskStep> givenUp;
    private boolean askedAgain;

    Question(String text, List<String> suggestions, Supplier<TaskStep> givenUp) {
        this.text = text;
        this.suggestions = suggestions;
        this.givenUp = givenUp;
    }

    /** Asks, after something else was said. */
    TaskStep ask(String before) {
        return new TaskStep.Ask((before + " " + text).strip(), suggestions);
    }

    /** There was no answer, or none that fits. */
    TaskStep unanswered() {
        if (askedAgain) {
            return givenUp.get();
        }
        askedAgain = true;
        return ask("");
    }
}
