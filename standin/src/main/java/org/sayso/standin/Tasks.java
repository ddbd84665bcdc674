package org.sayso.standin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sayso.standin.protocol.TaskOutcome;
import org.sayso.standin.task.TaskStep;
import org.sayso.standin.task.VoiceTask;
import org.sayso.standin.task.VoiceTasks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Plays the tasks of Alexa's own that skills start, and resumes the skills' sessions afterwards.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/use-skill-connections-to-request-tasks.html">Use skill
 *     connections to request tasks</a>
 */
final class Tasks {

    /** From this {@code status.code} on, a task failed. */
    private static final int FAILED = 400;

    /** After that many no task asks again. */
    private static final int MOST_SILENCES = 8;

    private final Home home;
    private final Answers answers;
    private final SkillCalls calls;
    private final TaskContexts contexts;

    Tasks(Home home, Answers answers, SkillCalls calls) {
        this.home = home;
        this.answers = answers;
        this.calls = calls;
        this.contexts = new TaskContexts(home);
    }

    /** @param requestId of the request whose answer has the directive */
    Floor start(TurnNotes notes, OpenSession open, JsonNode directive, String requestId) {
        String uri = directive.path("uri").asString("");
        boolean resumes = !directive.path("onCompletion").asString("").equals("SEND_ERRORS_ONLY");
        Optional<VoiceTask> task =
                VoiceTasks.start(uri, directive.path("input"), contexts.of(open.skill(), open.person()));
        Floor.Running running = new Floor.Running(
                task.orElseGet(NoTask::new),
                open.person(),
                uri,
                directive.path("token").asString(""),
                resumes,
                requestId,
                List.of());
        if (task.isEmpty()) {
            notes.finding("There is no task " + uri + " here; Alexa answers with status "
                    + home.tasks().unknownTask());
        }
        return play(notes, new Floor.Busy(open, running), VoiceTask::begin);
    }

    /** A task that does not exist is over as it begins. */
    private final class NoTask implements VoiceTask {
        @Override
        public TaskStep begin() {
            return new TaskStep.Done(
                    "",
                    home.tasks().unknownTask(),
                    "There is no such task",
                    JsonNodeFactory.instance.objectNode(),
                    List.of());
        }

        @Override
        public TaskStep hear(String text) {
            return begin();
        }

        @Override
        public TaskStep silence() {
            return begin();
        }
    }

    /** Whoever answers, the task is about the person who began it: what counts is the device. */
    Floor hear(TurnNotes notes, Floor.Busy busy) {
        Floor.Busy now = new Floor.Busy(busy.suspended().spokenToBy(notes.person()), busy.task());
        return play(notes, now, task -> task.hear(notes.heard()));
    }

    Floor silence(TurnNotes notes, Floor.Busy busy) {
        return play(notes, busy, VoiceTask::silence);
    }

    private Floor play(TurnNotes notes, Floor.Busy busy, Function<VoiceTask, TaskStep> what) {
        Floor.Running running = busy.task();
        TaskStep step = home.livesHere(running.asked()) ? what.apply(running.task()) : movedOut(notes, running);
        notes.byAlexa(step.spoken());
        if (step instanceof TaskStep.Ask ask) {
            return new Floor.Busy(busy.suspended(), running.suggesting(ask.suggestions()));
        }
        TaskStep.Done done = (TaskStep.Done) step;
        notes.findings(done.findings());
        return running.resumes() ? resume(notes, busy, done) : onlyErrors(notes, busy, done);
    }

    /** Nobody can answer for somebody who has moved out: it ends as if nobody had. */
    private static TaskStep movedOut(TurnNotes notes, Floor.Running running) {
        notes.finding(
                running.asked().name() + " does not live here any more, so the task ended as if nobody had answered");
        TaskStep step = running.task().silence();
        for (int i = 0; i < MOST_SILENCES && step instanceof TaskStep.Ask; i++) {
            step = running.task().silence();
        }
        return step;
    }

    private Floor resume(TurnNotes notes, Floor.Busy busy, TaskStep.Done done) {
        OpenSession open = busy.suspended();
        TaskOutcome outcome = new TaskOutcome(
                busy.task().token(), done.code(), home.tasks().codeAsNumber(), done.message(), done.result());
        return answers.ask(
                notes, open, speaker -> open.skill().requests().sessionResumed(speaker, open.session(), outcome));
    }

    private Floor onlyErrors(TurnNotes notes, Floor.Busy busy, TaskStep.Done done) {
        if (done.code() >= FAILED) {
            calls.exception(
                    notes,
                    busy.suspended(),
                    "INTERNAL_SERVICE_ERROR",
                    done.code() + " " + done.message(),
                    busy.task().startedBy());
        }
        return Floor.FREE;
    }
}
