package org.sayso.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.Understanding;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.protocol.EndReason;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.Speaker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is said at one device. Takes one utterance after the other. Thread-safe. */
final class Conversation {

    private static final String TROUBLE = "There was a problem with the requested skill's response.";
    private static final int MOST_LINES = 200;
    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private final Skill skill;
    private final String deviceId = "amzn1.ask.device." + UUID.randomUUID();
    private final Deque<Line> lines = new ArrayDeque<>();
    private volatile @Nullable Session session;
    private volatile @Nullable Turn last;

    Conversation(Skill skill) {
        this.skill = skill;
    }

    boolean listening() {
        return session != null;
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    Optional<Turn> last() {
        return Optional.ofNullable(last);
    }

    synchronized Turn say(String text) {
        long begin = System.nanoTime();
        add(Line.Who.PERSON, text);
        skill.topics().changed(StandIn.TOPIC_ECHO);
        Turn turn = understood(text, begin);
        last = turn;
        if (!turn.spoken().isEmpty()) {
            add(Line.Who.ALEXA, turn.spoken());
        }
        turn.findings().forEach(finding -> add(Line.Who.NOTE, finding));
        skill.topics().changed(StandIn.TOPIC_ECHO);
        return turn;
    }

    private Turn understood(String text, long begin) {
        // Whoever names the skill starts it anew, also in the middle of a session.
        Understanding outside = skill.language().outsideSession(text);
        boolean named = outside instanceof Understanding.Launch || outside instanceof Understanding.Intent;
        if (named) {
            session = null;
        }
        Understanding meaning = session == null ? outside : skill.language().inSession(text);
        if (meaning instanceof Understanding.Launch) {
            Session started = Session.begin();
            return ask(
                    text,
                    "LaunchRequest",
                    started,
                    speaker -> skill.requests().launch(speaker, started),
                    List.of(),
                    begin);
        }
        if (meaning instanceof Understanding.Intent intent) {
            return ask(text, intent, List.of(), begin);
        }
        if (meaning instanceof Understanding.Exit && session != null) {
            JsonNode told = end(EndReason.USER_INITIATED, "");
            return byAlexa(text, "AMAZON.StopIntent", "", told, List.of(), begin);
        }
        if (meaning instanceof Understanding.NotUnderstood) {
            return byAlexa(
                    text,
                    "",
                    "Sorry, I didn't understand that.",
                    NOTHING,
                    List.of("Nothing in the interaction model fits, and it has no AMAZON.FallbackIntent"),
                    begin);
        }
        // Like Amazon's test console, which has one skill to ask: wishes that fit it need not name it.
        if (skill.language().inSession(text) instanceof Understanding.Intent wish
                && wish.exact()
                && !wish.name().startsWith("AMAZON.")) {
            return ask(
                    text,
                    wish,
                    List.of("No session was open. On a real Echo say: ask " + skill.invocationName() + " to " + text),
                    begin);
        }
        return byAlexa(
                text,
                "",
                "Sorry, I don't know that one. Try: open " + skill.invocationName() + ".",
                NOTHING,
                List.of("No session is open and the skill was not named, so the skill was not asked"),
                begin);
    }

    /** Makes a request for whoever speaks. */
    private interface RequestMaker {
        ObjectNode make(Speaker speaker);
    }

    private Turn ask(String text, Understanding.Intent intent, List<String> remarks, long begin) {
        Session current = session == null ? Session.begin() : session;
        return ask(
                text,
                intent.name(),
                current,
                speaker ->
                        skill.requests().intent(speaker, current, intent.name(), SlotMapping.toRequest(intent.slots())),
                remarks,
                begin);
    }

    private Turn ask(
            String text, String intent, Session current, RequestMaker maker, List<String> remarks, long begin) {
        AccountLink.ForRequest link = skill.link().forRequest();
        List<String> findings = new ArrayList<>(remarks);
        findings.addAll(link.findings());
        Optional<Card> card = Optional.empty();
        if (link.dropped()) {
            card = Optional.of(skill.app().show("LinkAccount", "", ""));
        }
        ObjectNode request = maker.make(new Speaker(skill.userId(), deviceId, link.token()));
        List<String> secrets = new ArrayList<>(skill.link().secrets());
        secrets.addAll(skill.codes().in(request));
        SkillAnswer answer = skill.client().ask(request);
        findings.addAll(answer.findings());
        String spoken = answer.spoken();
        switch (answer.kind()) {
            case GOOD -> {
                session = answer.sessionOpen() ? current.next(answer.attributes()) : null;
                skill.codes().answered(request, session != null, skill.clock().instant());
            }
            case INVALID, TIMED_OUT -> {
                session = current.next(answer.attributes());
                end(
                        answer.kind() == SkillAnswer.Kind.INVALID
                                ? EndReason.INVALID_RESPONSE
                                : EndReason.ENDPOINT_TIMEOUT,
                        TROUBLE);
                spoken = TROUBLE;
            }
            case BROKEN -> {
                session = null;
                spoken = TROUBLE;
            }
        }
        if (answer.card().isPresent()) {
            SkillAnswer.AnswerCard shown = answer.card().get();
            card = Optional.of(skill.app().show(shown.type(), shown.title(), shown.text()));
        }
        card.ifPresent(shown -> skill.topics().changed(StandIn.TOPIC_ALEXA_APP));
        return new Turn(
                text,
                intent,
                spoken,
                answer.reprompt().orElse(null),
                session != null,
                card,
                answer.status(),
                Duration.ofNanos(System.nanoTime() - begin),
                hidden(request, secrets),
                skill.fingerprints().hide(answer.json(), secrets),
                findings);
    }

    private JsonNode hidden(ObjectNode request, List<String> secrets) {
        JsonNode hidden = skill.fingerprints().hide(request, secrets);
        return hidden == null ? NOTHING : hidden;
    }

    /** Tells the skill that its session is over; gives what it was told, tokens hidden. */
    private JsonNode end(EndReason reason, String message) {
        Session ended = session;
        session = null;
        if (ended == null) {
            return NOTHING;
        }
        Speaker speaker =
                new Speaker(skill.userId(), deviceId, skill.link().forRequest().token());
        ObjectNode request = skill.requests().sessionEnded(speaker, ended, reason, message);
        skill.client().tell(request);
        return hidden(request, skill.link().secrets());
    }

    private Turn byAlexa(String text, String intent, String spoken, JsonNode told, List<String> findings, long begin) {
        return new Turn(
                text,
                intent,
                spoken,
                null,
                session != null,
                Optional.empty(),
                0,
                Duration.ofNanos(System.nanoTime() - begin),
                told,
                null,
                findings);
    }

    private void add(Line.Who who, String text) {
        Instant now = skill.clock().instant();
        synchronized (lines) {
            lines.addLast(new Line(who, text, now));
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
    }
}
