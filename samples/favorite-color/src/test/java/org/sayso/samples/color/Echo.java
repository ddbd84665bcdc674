package org.sayso.samples.color;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.protocol.RequestSlot;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.Speaker;
import org.sayso.standin.protocol.Speaker.RecognizedPerson;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.protocol.TaskOutcome;
import tools.jackson.databind.node.ObjectNode;

/** The stand-in's signed requests with a token of the test's choice, such as one that Alexa would not send any more. */
final class Echo {

    static final String COLOR = "FavoriteColorIntent";

    private final SkillClient skill;
    private final SkillRequests requests;

    Echo(URI endpoint, StandInAuthority authority, String skillId, Clock clock) {
        this.skill = new SkillClient(endpoint, authority, SkillClient.LIMIT);
        this.requests = new SkillRequests(skillId, "en-US", clock);
    }

    SkillAnswer open(String token) {
        return good(requests.launch(speaker(token), Session.begin()));
    }

    SkillAnswer intent(String name, String token) {
        return good(requests.intent(speaker(token), Session.begin(), name, List.of()));
    }

    /** Somebody whose voice Alexa knows wishes for a color. */
    SkillAnswer change(RecognizedPerson person, Session session, String color) {
        return good(requests.intent(
                speaker(person),
                session,
                "ChangeFavoriteColorIntent",
                List.of(new RequestSlot("color", List.of(new RequestSlot.Value(color, List.of()))))));
    }

    /** A session resumed after a task of Alexa's own. */
    ObjectNode resumed(RecognizedPerson person, Session session, TaskOutcome outcome) {
        return requests.sessionResumed(speaker(person), session, outcome);
    }

    SkillAnswer send(ObjectNode request) {
        return skill.ask(request);
    }

    private static Speaker speaker(RecognizedPerson person) {
        return new Speaker("amzn1.ask.account.test", "amzn1.ask.device.test", Optional.empty(), Optional.of(person));
    }

    private SkillAnswer good(ObjectNode request) {
        SkillAnswer answer = skill.ask(request);
        if (answer.kind() != SkillAnswer.Kind.GOOD) {
            throw new AssertionError(answer.findings());
        }
        return answer;
    }

    static boolean asksToLink(SkillAnswer answer) {
        return answer.card().filter(card -> card.type().equals("LinkAccount")).isPresent();
    }

    /** An empty token stands for none. */
    private static Speaker speaker(String token) {
        return new Speaker(
                "amzn1.ask.account.test",
                "amzn1.ask.device.test",
                Optional.of(token).filter(text -> !text.isEmpty()),
                Optional.empty());
    }
}
