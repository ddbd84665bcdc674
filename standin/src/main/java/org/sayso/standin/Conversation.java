package org.sayso.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.Person;
import org.sayso.standin.language.Understanding;
import org.sayso.standin.protocol.EndReason;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.Speaker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is said at one device. Takes one utterance after the other; a session belongs to one skill. Thread-safe. */
final class Conversation {

    private static final String TROUBLE = "There was a problem with the requested skill's response.";
    private static final int MOST_LINES = 200;
    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private final SkillNames names;
    private final Home home;
    // Alexa calls the same device by another id to each skill.
    private final Map<String, String> deviceIds = new HashMap<>();
    private final Deque<Line> lines = new ArrayDeque<>();
    private volatile @Nullable Open open;
    private volatile @Nullable Turn last;

    /** A session that is open, and whose it is. */
    private record Open(Skill skill, Session session) {}

    /** An utterance on its way to an answer. */
    private record Said(Person person, String text, long begin) {}

    Conversation(SkillNames names, Home home) {
        this.names = names;
        this.home = home;
    }

    /** The skill whose session is open. */
    Optional<Skill> listening() {
        return Optional.ofNullable(open).map(Open::skill);
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    Optional<Turn> last() {
        return Optional.ofNullable(last);
    }

    synchronized Turn say(Person person, String text) {
        Said said = new Said(person, text, System.nanoTime());
        add(Line.Who.PERSON, text);
        home.topics().changed(StandIn.TOPIC_ECHO);
        Turn turn = understood(said);
        last = turn;
        if (!turn.spoken().isEmpty()) {
            add(Line.Who.ALEXA, turn.spoken());
        }
        turn.findings().forEach(finding -> add(Line.Who.NOTE, finding));
        home.topics().changed(StandIn.TOPIC_ECHO);
        return turn;
    }

    private Turn understood(Said said) {
        Open before = open;
        // Whoever names a skill starts it anew, also in the middle of a session.
        Optional<SkillNames.Named> named = names.find(said.text(), before == null ? null : before.skill());
        if (named.isPresent()) {
            return begin(said, named.get(), before);
        }
        return before == null ? unnamed(said) : goOn(said, before);
    }

    private Turn begin(Said said, SkillNames.Named named, @Nullable Open before) {
        Skill skill = named.skill();
        List<String> remarks = new ArrayList<>();
        if (before != null && !before.skill().is(skill)) {
            end(said, EndReason.USER_INITIATED, "");
            remarks.add("This ended the session with " + before.skill().info().name());
        }
        open = null;
        Session session = Session.begin();
        if (named.meaning() instanceof Understanding.Intent intent) {
            return ask(said, skill, session, intent, remarks);
        }
        return ask(
                said,
                skill,
                session,
                "LaunchRequest",
                speaker -> skill.requests().launch(speaker, session),
                remarks);
    }

    private Turn goOn(Said said, Open now) {
        Understanding meaning = now.skill().language().inSession(said.text());
        if (meaning instanceof Understanding.Intent intent) {
            return ask(said, now.skill(), now.session(), intent, List.of());
        }
        if (meaning instanceof Understanding.Exit) {
            JsonNode told = end(said, EndReason.USER_INITIATED, "");
            return byAlexa(said, "AMAZON.StopIntent", "", Optional.of(now.skill()), told, List.of());
        }
        return byAlexa(
                said,
                "",
                "Sorry, I didn't understand that.",
                Optional.of(now.skill()),
                NOTHING,
                List.of("Nothing in the interaction model fits, and it has no AMAZON.FallbackIntent"));
    }

    /** Nobody listens, and no skill was named. */
    private Turn unnamed(Said said) {
        if (names.only().isEmpty()) {
            return byAlexa(
                    said,
                    "",
                    "Sorry, I don't know that one.",
                    Optional.empty(),
                    NOTHING,
                    List.of("No session is open and no skill was named, so none was asked. "
                            + names.howToSay(said.text())));
        }
        Skill skill = names.only().get();
        // Like Amazon's test console, which has one skill to ask: wishes that fit it need not name it.
        if (SkillNames.isWish(skill, said.text())
                && skill.language().inSession(said.text()) instanceof Understanding.Intent wish) {
            return ask(
                    said,
                    skill,
                    Session.begin(),
                    wish,
                    List.of("No session was open. On a real Echo say: ask " + skill.invocationName() + " to "
                            + said.text()));
        }
        return byAlexa(
                said,
                "",
                "Sorry, I don't know that one. Try: open " + skill.invocationName() + ".",
                Optional.empty(),
                NOTHING,
                List.of("No session is open and the skill was not named, so the skill was not asked"));
    }

    /** Makes a request for whoever speaks. */
    private interface RequestMaker {
        ObjectNode make(Speaker speaker);
    }

    private Turn ask(Said said, Skill skill, Session session, Understanding.Intent intent, List<String> remarks) {
        return ask(
                said,
                skill,
                session,
                intent.name(),
                speaker ->
                        skill.requests().intent(speaker, session, intent.name(), SlotMapping.toRequest(intent.slots())),
                remarks);
    }

    private Turn ask(Said said, Skill skill, Session session, String intent, RequestMaker maker, List<String> remarks) {
        Links.ForRequest links = skill.links().forRequest(said.person());
        List<String> findings = new ArrayList<>(remarks);
        findings.addAll(links.findings());
        if (session.fresh() && skill.links().keepsSecret(said.person())) {
            findings.add("The skill is not told that " + said.person().name()
                    + " speaks: its manifest does not ask for " + SkillPackage.PERSON_PERMISSION);
        }
        Optional<Card> card = Optional.empty();
        if (links.dropped()) {
            card = Optional.of(home.app().lost(skill.info()));
        }
        ObjectNode request = maker.make(speaker(skill, links));
        List<String> secrets = new ArrayList<>(skill.links().secrets());
        secrets.addAll(skill.codes().in(request));
        SkillAnswer answer = skill.client().ask(request);
        findings.addAll(answer.findings());
        String spoken = answer.spoken();
        switch (answer.kind()) {
            case GOOD -> {
                open = answer.sessionOpen() ? new Open(skill, session.next(answer.attributes())) : null;
                skill.codes().answered(request, open != null, home.clock().instant());
            }
            case INVALID, TIMED_OUT -> {
                open = new Open(skill, session.next(answer.attributes()));
                end(
                        said,
                        answer.kind() == SkillAnswer.Kind.INVALID
                                ? EndReason.INVALID_RESPONSE
                                : EndReason.ENDPOINT_TIMEOUT,
                        TROUBLE);
                spoken = TROUBLE;
            }
            case BROKEN -> {
                open = null;
                spoken = TROUBLE;
            }
        }
        if (answer.card().isPresent()) {
            SkillAnswer.AnswerCard shown = answer.card().get();
            card = Optional.of(home.app().show(skill.info(), shown.type(), shown.title(), shown.text()));
        }
        card.ifPresent(shown -> home.topics().changed(StandIn.TOPIC_ALEXA_APP));
        return new Turn(
                said.text(),
                Optional.of(skill.info()),
                intent,
                spoken,
                answer.reprompt().orElse(null),
                open != null,
                card,
                answer.status(),
                Duration.ofNanos(System.nanoTime() - said.begin()),
                hidden(request, secrets),
                home.fingerprints().hide(answer.json(), secrets),
                findings);
    }

    private Speaker speaker(Skill skill, Links.ForRequest links) {
        String deviceId = deviceIds.computeIfAbsent(skill.info().id(), any -> "amzn1.ask.device." + UUID.randomUUID());
        return new Speaker(skill.userId(), deviceId, links.token(), links.person());
    }

    private JsonNode hidden(ObjectNode request, List<String> secrets) {
        JsonNode hidden = home.fingerprints().hide(request, secrets);
        return hidden == null ? NOTHING : hidden;
    }

    /** Tells the skill that its session is over; gives what it was told, tokens hidden. */
    private JsonNode end(Said said, EndReason reason, String message) {
        Open ended = open;
        open = null;
        if (ended == null) {
            return NOTHING;
        }
        Skill skill = ended.skill();
        Speaker speaker = speaker(skill, skill.links().forRequest(said.person()));
        ObjectNode request = skill.requests().sessionEnded(speaker, ended.session(), reason, message);
        skill.client().tell(request);
        return hidden(request, skill.links().secrets());
    }

    private Turn byAlexa(
            Said said, String intent, String spoken, Optional<Skill> skill, JsonNode told, List<String> findings) {
        return new Turn(
                said.text(),
                skill.map(Skill::info),
                intent,
                spoken,
                null,
                open != null,
                Optional.empty(),
                0,
                Duration.ofNanos(System.nanoTime() - said.begin()),
                told,
                null,
                findings);
    }

    private void add(Line.Who who, String text) {
        Instant now = home.clock().instant();
        synchronized (lines) {
            lines.addLast(new Line(who, text, now));
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
    }
}
