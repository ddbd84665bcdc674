package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.protocol.RequestSlot;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.Speaker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One household's conversation with the skill, each request made and signed by hand. */
final class Talk {

    private static final String TYPE = "DESTINATION";

    private final RunningSkill skill;
    private final String userId = "amzn1.ask.account." + UUID.randomUUID();
    private final SkillRequests requests;
    private Session session = Session.begin();
    private Optional<String> accessToken = Optional.empty();
    private @Nullable ObjectNode last;
    private String taskToken = "";

    Talk(RunningSkill skill, String locale) {
        this.skill = skill;
        this.requests = new SkillRequests(RunningSkill.SKILL_ID, locale, skill.clock);
    }

    /** From now on Alexa has this token for the household's account. */
    Talk linked(String token) {
        accessToken = Optional.of(token);
        return this;
    }

    Talk newSession() {
        session = Session.begin();
        return this;
    }

    /** From now on Alexa has no token for it. */
    Talk unlinked() {
        accessToken = Optional.empty();
        return this;
    }

    /** Alexa sends these attributes next, whatever the skill has set. */
    Talk attributes(String json) {
        session = session.next((ObjectNode) JsonMapper.shared().readTree(json));
        return this;
    }

    Talk forgetAttributes() {
        session = session.next(JsonMapper.shared().createObjectNode());
        return this;
    }

    SkillAnswer open() {
        return send(requests.launch(speaker(), session));
    }

    SkillAnswer say(String intent) {
        return send(requests.intent(speaker(), session, intent, List.of()));
    }

    /** A destination by its id, or by a word that means none; and a time as Alexa writes it, or none. */
    SkillAnswer ride(String intent, String destination, String time) {
        List<RequestSlot> slots = new ArrayList<>();
        boolean known = destination.equals(destination.toUpperCase(java.util.Locale.ROOT));
        slots.add(new RequestSlot(
                "destination",
                List.of(new RequestSlot.Value(
                        destination,
                        Optional.of(new RequestSlot.Resolution(
                                TYPE,
                                known ? List.of(new RequestSlot.Match(destination, destination)) : List.of()))))));
        slots.add(new RequestSlot(
                "time", time.isEmpty() ? List.of() : List.of(new RequestSlot.Value(time, Optional.empty()))));
        return send(requests.intent(speaker(), session, intent, slots));
    }

    SkillAnswer book(String destination) {
        return ride("BookRideIntent", destination, "");
    }

    /** Alexa has done her task, and resumes the session with this cause, completed by the task's token. */
    SkillAnswer resumed(String cause) {
        ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(cause);
        if (!node.has("token")) {
            node.put("token", taskToken);
        }
        ObjectNode envelope = requests.launch(speaker(), session);
        ObjectNode request = (ObjectNode) envelope.get("request");
        request.put("type", "SessionResumedRequest").set("cause", node);
        return send(envelope);
    }

    SkillAnswer resumedWith(String result) {
        return resumed("""
                {"type":"ConnectionCompleted","status":{"code":"200","message":"OK"},"result":{"status":"%s"}}\
                """.formatted(result));
    }

    /** The last request once more, byte by byte the same. */
    SkillAnswer again() {
        return client().ask(Objects.requireNonNull(last));
    }

    /** Why the last request was refused an account; empty where it was not. */
    Optional<String> refusal() {
        return skill.trace().refusal();
    }

    private SkillAnswer send(ObjectNode request) {
        last = request;
        SkillAnswer answer = client().ask(request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        session = session.next(answer.attributes());
        JsonNode directive = directive(answer);
        if (directive.isObject()) {
            taskToken = directive.get("token").asString();
        }
        return answer;
    }

    static JsonNode directive(SkillAnswer answer) {
        return Objects.requireNonNull(answer.json()).at("/response/directives/0");
    }

    static String card(SkillAnswer answer) {
        return answer.card().map(SkillAnswer.AnswerCard::type).orElse("");
    }

    private SkillClient client() {
        return new SkillClient(skill.uri("/ride/alexa"), skill.authority, Duration.ofSeconds(20));
    }

    private Speaker speaker() {
        return new Speaker(userId, "amzn1.ask.device.test", accessToken, Optional.empty());
    }
}
