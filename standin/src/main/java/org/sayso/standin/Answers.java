package org.sayso.standin;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.sayso.standin.protocol.Directives;
import org.sayso.standin.protocol.EndReason;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.Speaker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a skill and does what its answer says: speaks, goes on with a dialog, starts a task, ends the session. */
final class Answers {

    /** How long a session goes on without a microphone. */
    static final Duration QUIET = Duration.ofSeconds(30);

    /** What the skill is told; the person hears it in their language. */
    private static final String TROUBLE = "There was a problem with the requested skill's response.";

    /** Answers that lead to the next request by themselves must come to an end. */
    private static final int MOST_REQUESTS = 8;

    private final Home home;
    private final SkillCalls calls;
    private final Place place;
    private final Dialogs dialogs;
    private final Tasks tasks;
    private final Phrases phrases;

    Answers(Home home, SkillCalls calls, Place place) {
        this.home = home;
        this.calls = calls;
        this.place = place;
        this.phrases = new Phrases(home.tasks().locale());
        this.dialogs = new Dialogs(this, place);
        this.tasks = new Tasks(home, this, calls);
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Tasks tasks() {
        return tasks;
    }

    /** Asks for something that is no intent. */
    Floor ask(TurnNotes notes, OpenSession open, Function<Speaker, ObjectNode> maker) {
        return ask(notes, open, Optional.empty(), maker);
    }

    /** @param intent what is asked for, so that a dialog can go on with it */
    Floor ask(TurnNotes notes, OpenSession open, Optional<RequestIntent> intent, Function<Speaker, ObjectNode> maker) {
        if (notes.requests() >= MOST_REQUESTS) {
            notes.finding("The skill's answers led to " + MOST_REQUESTS + " requests without a word of the person");
            return trouble(notes, open, EndReason.INVALID_RESPONSE);
        }
        SkillCalls.Sent sent = calls.ask(notes, open, maker);
        SkillAnswer answer = sent.answer();
        OpenSession next = open.after(answer, place.language(open.skill()));
        Floor floor = switch (answer.kind()) {
            case GOOD -> good(notes, next, intent, sent);
            case INVALID -> trouble(notes, next, EndReason.INVALID_RESPONSE);
            case TIMED_OUT -> trouble(notes, next, EndReason.ENDPOINT_TIMEOUT);
            case BROKEN -> {
                notes.byAlexa(phrases.line("trouble"));
                yield Floor.FREE;
            }
        };
        if (answer.kind() == SkillAnswer.Kind.GOOD) {
            open.skill()
                    .codes()
                    .answered(
                            sent.request(),
                            floor.session().isPresent(),
                            home.clock().instant());
        }
        return floor;
    }

    private Floor good(TurnNotes notes, OpenSession next, Optional<RequestIntent> intent, SkillCalls.Sent sent) {
        SkillAnswer answer = sent.answer();
        Optional<JsonNode> asking = answer.directives().stream()
                .filter(Directives::isAsking)
                .findFirst()
                .filter(any -> !answer.endsSession());
        Optional<String> refused = asking.flatMap(directive -> dialogs.refusal(next.skill(), directive, intent));
        if (refused.isPresent()) {
            notes.finding(refused.get());
            return trouble(notes, next, EndReason.INVALID_RESPONSE);
        }
        notes.bySkill(answer.spoken());
        Optional<JsonNode> connection = answer.directives().stream()
                .filter(directive -> Directives.type(directive).equals(Directives.START_CONNECTION))
                .findFirst();
        if (connection.isPresent()) {
            return tasks.start(notes, next, connection.get(), sent.requestId());
        }
        if (asking.isPresent()) {
            return dialogs.directed(notes, next, asking.get(), intent, sent.dialogComplete(), answer.reprompt());
        }
        return switch (answer.session()) {
            case CLOSED -> Floor.FREE;
            case LISTENING -> new Floor.Listening(next, Optional.empty(), answer.reprompt());
            case QUIET -> new Floor.Quiet(next, home.clock().instant().plus(QUIET));
        };
    }

    /** The skill is told that its answer cannot be taken, and the person that something went wrong. */
    Floor trouble(TurnNotes notes, OpenSession open, EndReason reason) {
        calls.end(notes, open, reason, TROUBLE);
        notes.byAlexa(phrases.line("trouble"));
        return Floor.FREE;
    }
}
