package org.sayso.standin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.household.Person;

/** What is said at one device. Takes one utterance after the other; a session belongs to one skill. Thread-safe. */
final class Conversation {

    private static final int MOST_LINES = 200;

    private final Home home;
    private final String deviceId;
    private final Ears ears;
    private final Deque<Line> lines = new ArrayDeque<>();
    private volatile Floor floor = Floor.FREE;
    private volatile Optional<Turn> last = Optional.empty();

    Conversation(SkillNames names, Home home, String deviceId) {
        this.home = home;
        this.deviceId = deviceId;
        Place place = new Place(() -> home.device(deviceId), home.clock());
        SkillCalls calls = new SkillCalls(home, place.device());
        this.ears = new Ears(
                names,
                place,
                calls,
                new Answers(home, calls, place),
                new Phrases(home.tasks().locale()));
    }

    /** The skill whose session is open, also while a task of Alexa's own that it started has the conversation. */
    Optional<Skill> listening() {
        return open(floor) ? floor.session().map(OpenSession::skill) : Optional.empty();
    }

    /** What one could answer to a task of Alexa's own; empty while none has the conversation. */
    Optional<List<String>> answersToTask() {
        return floor instanceof Floor.Busy busy ? Optional.of(busy.task().suggestions()) : Optional.empty();
    }

    private boolean open(Floor now) {
        return !(now instanceof Floor.Quiet quiet) || home.clock().instant().isBefore(quiet.until());
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    Optional<Turn> last() {
        return last;
    }

    synchronized Turn say(Person person, String text) {
        home.topics().turn(listener -> listener.begins(deviceId));
        TurnNotes notes = new TurnNotes(person, text);
        add(Line.Who.PERSON, person.name(), text);
        home.topics().changed(StandIn.TOPIC_ECHO);
        if (!open(floor)) {
            floor.session().ifPresent(forgotten -> ears.over(notes, forgotten));
            notes.finding("The session was over: it goes on without a microphone for 30 seconds at most");
            floor = Floor.FREE;
        }
        floor = ears.hear(notes, floor);
        return ended(notes);
    }

    /** Nobody says anything; nothing happens where no session is open. */
    synchronized Turn silence() {
        Optional<OpenSession> session = floor.session();
        if (session.isEmpty()) {
            return new TurnNotes(home.somebody(), "").turn(Floor.FREE, false);
        }
        home.topics().turn(listener -> listener.begins(deviceId));
        Person spokeLast = session.get().person();
        TurnNotes notes = new TurnNotes(home.livesHere(spokeLast) ? spokeLast : home.somebody(), "");
        note("Nobody answered");
        floor = ears.silence(notes, floor);
        return ended(notes);
    }

    /** A skill was disabled: its session is over, and nobody can be told. */
    synchronized void disabled(Skill skill) {
        if (floor.session().filter(open -> open.skill().is(skill)).isPresent()) {
            floor = Floor.FREE;
            home.topics().changed(StandIn.TOPIC_ECHO);
        }
    }

    private Turn ended(TurnNotes notes) {
        Turn turn = notes.turn(floor, floor.session().isPresent());
        last = Optional.of(turn);
        String skill = turn.skill().map(SkillInfo::name).orElse("");
        turn.parts().forEach(part -> add(Line.Who.ALEXA, part.by() == Spoken.By.SKILL ? skill : "", part.text()));
        turn.findings().forEach(this::note);
        home.topics().turn(listener -> listener.ended(deviceId, notes.person(), turn));
        home.topics().changed(StandIn.TOPIC_ECHO);
        return turn;
    }

    private void note(String text) {
        add(Line.Who.NOTE, "", text);
    }

    private void add(Line.Who who, String by, String text) {
        Instant now = home.clock().instant();
        synchronized (lines) {
            lines.addLast(new Line(who, by, text, now));
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
    }
}
