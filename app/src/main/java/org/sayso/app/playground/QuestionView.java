package org.sayso.app.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One of the four questions with its checks.
 *
 * @param key the question's name in the trace, such as {@code PROOF}
 */
record QuestionView(String key, String title, Answer answer, List<CheckView> checks) {

    /** How a question was answered. */
    enum Answer {
        YES("yes"),
        NO("no"),
        /** A code is on its way; whoever has it has not said it yet. */
        WAITING("asked, no answer yet"),
        NOT_ASKED("not asked");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The four questions in their order, whether or not the request came that far. */
    static List<QuestionView> all(JsonNode checks) {
        List<QuestionView> all = new ArrayList<>();
        all.add(of("PROOF", "1 Is it Alexa?", checks));
        all.add(of("CALLER", "2 Whose account is it?", checks));
        all.add(of("POLICY", "3 May this account do this?", checks));
        all.add(of("CONFIRMATION", "4 Did they agree to exactly this?", checks));
        return all;
    }

    private static QuestionView of(String key, String title, JsonNode checks) {
        List<CheckView> own = StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.path("question").asString("").equals(key))
                .map(CheckView::of)
                .toList();
        return new QuestionView(key, title, answer(own), own);
    }

    private static Answer answer(List<CheckView> checks) {
        if (checks.isEmpty()) {
            return Answer.NOT_ASKED;
        }
        if (!checks.stream().allMatch(CheckView::passed)) {
            return Answer.NO;
        }
        return checks.stream().anyMatch(check -> check.name().startsWith("challenge opened"))
                ? Answer.WAITING
                : Answer.YES;
    }
}
