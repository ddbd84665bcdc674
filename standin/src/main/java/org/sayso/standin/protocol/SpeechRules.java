package org.sayso.standin.protocol;

import java.util.List;
import java.util.regex.Pattern;

/** When an answer has to be said, and when it cannot be heard. */
final class SpeechRules {

    private static final Pattern QUESTION = Pattern.compile("[?？]|か[。.]?\\s*$");
    private static final Pattern ENDS_WITH_QUESTION = Pattern.compile("([?？]|か[。.]?)\\s*$");

    private SpeechRules() {}

    private static List<String> when(boolean broken, String finding) {
        return broken ? List.of(finding) : List.of();
    }

    /** A reprompt is heard only in a session. */
    static final class UnheardReprompt implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            return when(
                    answered.reprompt().isPresent() && answered.session() != SessionAfter.LISTENING && !answered.asks(),
                    "There is a reprompt, but the session is not open: nobody will hear it");
        }
    }

    /** Nothing can be said when the session is over. */
    static final class NothingAfterTheEnd implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            return when(
                    answered.requestType().equals("SessionEndedRequest")
                            && (!answered.spoken().isEmpty()
                                    || answered.reprompt().isPresent()
                                    || !answered.cardType().isEmpty()
                                    || !answered.directives().isEmpty()),
                    "A SessionEndedRequest cannot be answered with speech, a card or directives");
        }
    }

    /** Somebody who opens a skill hears something. */
    static final class NothingSaid implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            return when(
                    answered.requestType().equals("LaunchRequest")
                            && answered.spoken().isEmpty()
                            && answered.directives().isEmpty(),
                    "The answer to a LaunchRequest says nothing: whoever opened the skill hears silence");
        }
    }

    /** A microphone is open only for an answer to something. */
    static final class NoQuestion implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            boolean listening = answered.session() == SessionAfter.LISTENING
                    && !answered.asks()
                    && answered.directive(Directives.START_CONNECTION).isEmpty();
            if (listening && answered.spoken().isEmpty()) {
                return List.of("The session stays open, but nothing is said: the person does not know that the"
                        + " device listens");
            }
            return when(
                    listening
                            && answered.reprompt().isEmpty()
                            && !QUESTION.matcher(answered.spoken()).find(),
                    "The session stays open without a question and without a reprompt; certification asks for a"
                            + " prompt wherever the device listens");
        }
    }

    /** A question whose answer nobody waits for. */
    static final class QuestionAtTheEnd implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            return when(
                    answered.session() == SessionAfter.CLOSED
                            && !answered.asks()
                            && !answered.requestType().equals("SessionEndedRequest")
                            && answered.directive(Directives.START_CONNECTION).isEmpty()
                            && ENDS_WITH_QUESTION.matcher(answered.spoken()).find(),
                    "The speech ends with a question, but the session is closed: nobody hears the answer");
        }
    }
}
