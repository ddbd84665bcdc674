package org.sayso.alexa;

import com.amazon.ask.Skill;
import com.amazon.ask.request.impl.BaseSkillRequest;
import com.amazon.ask.response.SkillResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.Inquiry;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.TestProvenRequests;
import org.sayso.alexa.proof.TestRequests;

/** Talks to a skill as the endpoint does after the proof: the body's bytes, and the proof as context. Immutable. */
record Conversation(
        Skill skill,
        Optional<String> personToken,
        Optional<String> userToken,
        boolean recognised,
        @Nullable String locale) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Conversation with(Skill skill) {
        return new Conversation(skill, Optional.empty(), Optional.empty(), false, "en-US");
    }

    /** The household's account is linked, with this token. */
    Conversation linked(String token) {
        return new Conversation(skill, personToken, Optional.of(token), recognised, locale);
    }

    /** The recognised speaker has an own link, with this token. */
    Conversation speaker(String token) {
        return new Conversation(skill, Optional.of(token), userToken, true, locale);
    }

    /** Alexa knows the speaker's voice, who has no link of their own. */
    Conversation whomAlexaKnows() {
        return new Conversation(skill, personToken, userToken, true, locale);
    }

    Conversation in(@Nullable String otherLocale) {
        return new Conversation(skill, personToken, userToken, recognised, otherLocale);
    }

    Spoken launch() {
        return send(request("LaunchRequest"), true);
    }

    Spoken ask(String intent) {
        return ask(intent, Map.of());
    }

    Spoken ask(String intent, Map<String, String> slots) {
        ObjectNode request = request("IntentRequest");
        ObjectNode node = request.putObject("intent").put("name", intent);
        ObjectNode slotNodes = node.putObject("slots");
        slots.forEach((name, value) -> {
            ObjectNode slot = slotNodes.putObject(name).put("name", name);
            if (!value.isEmpty()) {
                slot.put("value", value);
            }
        });
        return send(request, true);
    }

    Spoken end() {
        return send(request("SessionEndedRequest").put("reason", "USER_INITIATED"), true);
    }

    Spoken outsideASession(String type) {
        return send(request(type), false);
    }

    ObjectNode request(String type) {
        ObjectNode request = MAPPER.createObjectNode()
                .put("type", type)
                .put("requestId", TestRequests.newRequestId())
                .put("timestamp", "2026-06-18T10:00:00Z");
        if (locale != null) {
            request.put("locale", locale);
        }
        return request;
    }

    Spoken send(ObjectNode request, boolean inSession) {
        return send(request, body(request, inSession));
    }

    /** Sends it in a session with these attributes. */
    Spoken send(ObjectNode request, JsonNode attributes) {
        try {
            ObjectNode envelope = (ObjectNode) MAPPER.readTree(body(request, true));
            ((ObjectNode) envelope.get("session")).set("attributes", attributes);
            return send(request, envelope.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Spoken send(ObjectNode request, byte[] body) {
        Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));
        ProvenRequest proven = TestProvenRequests.of(
                request.path("requestId").asText(),
                TestRequests.SKILL,
                personToken,
                userToken,
                recognised,
                TestProvenRequests.resumption(body),
                inquiry);
        return Spoken.of(execute(skill, TestProvenRequests.forSdk(body), proven), inquiry);
    }

    static byte[] body(ObjectNode request, boolean inSession) {
        ObjectNode envelope = MAPPER.createObjectNode().put("version", "1.0");
        if (inSession) {
            ObjectNode session = envelope.putObject("session").put("new", false).put("sessionId", "session-1");
            session.putObject("application").put("applicationId", TestRequests.SKILL);
            session.putObject("user").put("userId", "account-1");
        }
        ObjectNode system = envelope.putObject("context").putObject("System");
        system.putObject("application").put("applicationId", TestRequests.SKILL);
        system.putObject("user").put("userId", "account-1");
        envelope.set("request", request);
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] execute(Skill skill, byte[] body, @Nullable Object context) {
        SkillResponse<?> response = skill.execute(new BaseSkillRequest(body), context);
        return Objects.requireNonNull(response).getRawResponse();
    }
}
