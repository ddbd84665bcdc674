package org.sayso.standin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.household.Person;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.task.VoiceTask;

/** Who has the conversation at a device. */
sealed interface Floor {

    /** Nobody: a skill has to be named. */
    Floor FREE = new Free();

    /** The session that the next utterance belongs to. */
    default Optional<OpenSession> session() {
        return Optional.empty();
    }

    /** Nobody. */
    record Free() implements Floor {}

    /**
     * A skill, and the microphone is open.
     *
     * @param asked what the person was asked in a dialog
     * @param reprompt what is said if nobody answers; empty once it was said
     */
    record Listening(OpenSession open, Optional<Asked> asked, Optional<String> reprompt) implements Floor {
        @Override
        public Optional<OpenSession> session() {
            return Optional.of(open);
        }

        Listening withoutReprompt() {
            return new Listening(open, asked, Optional.empty());
        }
    }

    /** A skill until a time, and the microphone is closed. */
    record Quiet(OpenSession open, Instant until) implements Floor {
        @Override
        public Optional<OpenSession> session() {
            return Optional.of(open);
        }
    }

    /** A task of Alexa's own; the session of the skill that started it is suspended. */
    record Busy(OpenSession suspended, Running task) implements Floor {
        @Override
        public Optional<OpenSession> session() {
            return Optional.of(suspended);
        }
    }

    /** What the person was asked, and about which intent. */
    record Asked(RequestIntent intent, Question question) {}

    /** A question of a dialog. */
    sealed interface Question {
        /** For a slot's value. */
        record ForSlot(String slot) implements Question {}

        /** Whether a slot's value is right. */
        record OfSlot(String slot) implements Question {}

        /** Whether all of it is right. */
        record OfIntent() implements Question {}
    }

    /**
     * A task on its way.
     *
     * @param asked whom it is about: who spoke when it began
     * @param token what the skill gave to know it again
     * @param resumes whether the skill's session goes on afterwards; otherwise it hears of errors only
     * @param startedBy the id of the request whose answer started it
     * @param suggestions what one could answer
     */
    record Running(
            VoiceTask task,
            Person asked,
            String uri,
            String token,
            boolean resumes,
            String startedBy,
            List<String> suggestions) {

        Running suggesting(List<String> phrases) {
            return new Running(task, asked, uri, token, resumes, startedBy, List.copyOf(phrases));
        }
    }
}
