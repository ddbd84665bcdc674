package org.sayso.app.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One of the four questions with its checks.
 *
 * @param key the question's name in the trace, such as {@code PROOF}
 * @param why for a question that was not asked, the reason; otherwise empty
 */
record QuestionView(String key, String title, Answer answer, String why, List<CheckView> checks) {

    private static final String NOT_LINKED = "NOT_LINKED";

    /** How a question was answered. */
    enum Answer {
        YES("yes"),
        NO("no"),
        /** No account is linked, and the skill answered all the same. */
        NOBODY("nobody (guest)"),
        /** No account is linked, and the skill needs one: the person is sent to link it. */
        NO_TOKEN("no token yet"),
        /** A code is on its way; whoever has it has not said it yet. */
        WAITING("asked, waiting"),
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
    static List<QuestionView> all(JsonNode checks, JsonNode response) {
        // Whoever is sent to link an account is no guest.
        boolean guests = !response.path("response")
                .path("card")
                .path("type")
                .asString("")
                .equals("LinkAccount");
        List<QuestionView> all = new ArrayList<>();
        add(all, "PROOF", "1 Is it Alexa?", "The skill did not come to its checks.", checks, guests);
        add(all, "CALLER", "2 Whose account is it?", "This request needs no account.", checks, guests);
        add(all, "POLICY", "3 May this account do this?", "This request needs no permission.", checks, guests);
        add(all, "CONFIRMATION", "4 Did they agree to exactly this?", "This request changes nothing.", checks, guests);
        return all;
    }

    /**
     * @param needless why the question was not asked, where no earlier one was answered with no
     * @param guests whether the skill answers people without an account
     */
    private static void add(
            List<QuestionView> all, String key, String title, String needless, JsonNode checks, boolean guests) {
        List<CheckView> own = StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.path("question").asString("").equals(key))
                .map(CheckView::of)
                .toList();
        Answer answer = answer(own, guests);
        String reason = all.stream()
                .filter(earlier -> earlier.answer == Answer.NO)
                .findFirst()
                .map(refused -> "Question " + refused.title.charAt(0) + " already ended the request.")
                .or(() -> all.stream()
                        .filter(earlier -> earlier.answer == Answer.NOBODY || earlier.answer == Answer.NO_TOKEN)
                        .findFirst()
                        .map(guest -> "Without an account there is nothing to ask."))
                .orElse(needless);
        all.add(new QuestionView(key, title, answer, answer == Answer.NOT_ASKED ? reason : "", own));
    }

    private static Answer answer(List<CheckView> checks, boolean guests) {
        if (checks.isEmpty()) {
            return Answer.NOT_ASKED;
        }
        List<CheckView> failed =
                checks.stream().filter(check -> !check.passed()).toList();
        if (!failed.isEmpty()) {
            boolean noToken = failed.stream().allMatch(check -> check.reason().equals(NOT_LINKED));
            return noToken ? (guests ? Answer.NOBODY : Answer.NO_TOKEN) : Answer.NO;
        }
        return checks.stream().anyMatch(check -> check.name().startsWith("challenge opened"))
                ? Answer.WAITING
                : Answer.YES;
    }
}
