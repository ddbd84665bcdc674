package org.sayso.standin.task;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks for digits that only the right person knows, and bears with some wrong ones; any other words are wrong, too. */
final class SecretQuestion implements Part {

    private final Question question;
    private final SpokenDigits digits;
    private final Answers answers;
    private final Predicate<String> right;
    private final String wrong;
    private final Outcomes outcomes;
    private int triesLeft;

    /**
     * How it can end.
     *
     * @param right the digits were right
     * @param refused the person said no instead
     * @param givenUp there were too many wrong tries
     */
    record Outcomes(Supplier<TaskStep> right, Supplier<TaskStep> refused, Supplier<TaskStep> givenUp) {}

    /**
     * @param right asked once for each try
     * @param wrong what is said before the question is asked again after a wrong try
     */
    SecretQuestion(
            Question question,
            SpokenDigits digits,
            Answers answers,
            Predicate<String> right,
            int tries,
            String wrong,
            Outcomes outcomes) {
        this.question = question;
        this.digits = digits;
        this.answers = answers;
        this.right = right;
        this.triesLeft = tries;
        this.wrong = wrong;
        this.outcomes = outcomes;
    }

    @Override
    public TaskStep ask(String before) {
        return question.ask(before);
    }

    @Override
    public TaskStep hear(String text) {
        String heard = digits.in(text);
        if (heard.isEmpty() && answers.refused(text)) {
            return outcomes.refused().get();
        }
        if (!heard.isEmpty() && right.test(heard)) {
            return outcomes.right().get();
        }
        triesLeft--;
        return triesLeft > 0 ? ask(wrong) : outcomes.givenUp().get();
    }

    @Override
    public TaskStep silence() {
        return question.unanswered();
    }
}
