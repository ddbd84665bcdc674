package org.sayso.standin.task;

import java.util.List;
import java.util.function.Supplier;

/** Asks whether a skill may have permissions: one question, with its answers. */
final class ConsentQuestion implements Part {

    private final Question question;
    private final Answers answers;
    private final Supplier<TaskStep> granted;
    private final Supplier<TaskStep> denied;

    /** @param scopes at least one */
    ConsentQuestion(
            Sentences sentences,
            String skillName,
            List<String> scopes,
            Supplier<TaskStep> granted,
            Supplier<TaskStep> denied,
            Supplier<TaskStep> unanswered) {
        this.question = new Question(
                sentences.line("consent.ask", skillName, ScopeWords.of(scopes, sentences)),
                sentences.phrases("consent.suggestions"),
                unanswered);
        this.answers = new Answers(sentences);
        this.granted = granted;
        this.denied = denied;
    }

    @Override
    public TaskStep ask(String before) {
        return question.ask(before);
    }

    @Override
    public TaskStep hear(String text) {
        return answers.in(text).map(yes -> (yes ? granted : denied).get()).orElseGet(question::unanswered);
    }

    @Override
    public TaskStep silence() {
        return question.unanswered();
    }
}
