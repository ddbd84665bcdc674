package org.sayso.standin.protocol;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes request envelopes as Alexa sends them to a custom skill.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html">Request and
 *     response JSON reference</a>
 */
public final class SkillRequests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String skillId;
    private final String locale;
    private final Clock clock;

    public SkillRequests(String skillId, String locale, Clock clock) {
        this.skillId = skillId;
        this.locale = locale;
        this.clock = clock;
    }

    /** The skill is started without a wish. */
    public ObjectNode launch(Speaker speaker, Session session) {
        return envelope(speaker, session, "LaunchRequest", request -> {});
    }

    /** An intent; every slot of it is there, said or not. */
    public ObjectNode intent(Speaker speaker, Session session, String name, List<RequestSlot> slots) {
        return envelope(speaker, session, "IntentRequest", request -> {
            ObjectNode intent = request.putObject("intent");
            intent.put("name", name);
            intent.put("confirmationStatus", "NONE");
            if (!slots.isEmpty()) {
                ObjectNode all = intent.putObject("slots");
                slots.forEach(slot -> all.set(slot.name(), slot(slot)));
            }
        });
    }

    /** The session is over; the skill cannot answer. */
    public ObjectNode sessionEnded(Speaker speaker, Session session, EndReason reason, String message) {
        return envelope(speaker, session, "SessionEndedRequest", request -> {
            request.put("reason", reason.reason());
            reason.errorType().ifPresent(type -> {
                ObjectNode error = request.putObject("error");
                error.put("type", type);
                error.put("message", message);
            });
        });
    }

    private ObjectNode envelope(Speaker speaker, Session session, String type, Consumer<ObjectNode> members) {
        ObjectNode envelope = JSON.objectNode();
        envelope.put("version", "1.0");
        ObjectNode sessionNode = envelope.putObject("session");
        sessionNode.put("new", session.fresh());
        sessionNode.put("sessionId", session.id());
        sessionNode.putObject("application").put("applicationId", skillId);
        sessionNode.set("attributes", session.attributes());
        user(sessionNode, speaker);
        ObjectNode system = envelope.putObject("context").putObject("System");
        system.putObject("application").put("applicationId", skillId);
        user(system, speaker);
        speaker.person().ifPresent(recognized -> {
            ObjectNode person = system.putObject("person");
            person.put("personId", recognized.personId());
            recognized.accessToken().ifPresent(token -> person.put("accessToken", token));
        });
        ObjectNode device = system.putObject("device");
        device.put("deviceId", speaker.deviceId());
        device.putObject("supportedInterfaces");
        system.put("apiEndpoint", "https://api.amazonalexa.com");
        ObjectNode request = envelope.putObject("request");
        request.put("type", type);
        request.put("requestId", "amzn1.echo-api.request." + UUID.randomUUID());
        request.put("locale", locale);
        request.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        members.accept(request);
        return envelope;
    }

    private static void user(ObjectNode parent, Speaker speaker) {
        ObjectNode user = parent.putObject("user");
        user.put("userId", speaker.userId());
        speaker.accessToken().ifPresent(token -> user.put("accessToken", token));
    }

    private ObjectNode slot(RequestSlot slot) {
        ObjectNode node = JSON.objectNode();
        node.put("name", slot.name());
        node.put("confirmationStatus", "NONE");
        if (slot.values().isEmpty()) {
            return node;
        }
        node.put("source", "USER");
        if (slot.values().size() == 1) {
            ObjectNode simple = simple(slot.values().get(0));
            node.set("value", simple.path("value"));
            if (simple.has("resolutions")) {
                node.set("resolutions", simple.path("resolutions").deepCopy());
            }
            node.set("slotValue", simple);
        } else {
            ObjectNode list = node.putObject("slotValue");
            list.put("type", "List");
            var values = list.putArray("values");
            slot.values().forEach(value -> values.add(simple(value)));
        }
        return node;
    }

    private ObjectNode simple(RequestSlot.Value value) {
        ObjectNode simple = JSON.objectNode();
        simple.put("type", "Simple");
        simple.put("value", value.value());
        value.resolution().ifPresent(resolution -> {
            ObjectNode authority = simple.putObject("resolutions")
                    .putArray("resolutionsPerAuthority")
                    .addObject();
            authority.put("authority", "amzn1.er-authority.echo-sdk." + skillId + "." + resolution.type());
            boolean matched = !resolution.matches().isEmpty();
            authority.putObject("status").put("code", matched ? "ER_SUCCESS_MATCH" : "ER_SUCCESS_NO_MATCH");
            if (matched) {
                var values = authority.putArray("values");
                resolution
                        .matches()
                        .forEach(match -> values.addObject()
                                .putObject("value")
                                .put("name", match.name())
                                .put("id", match.id()));
            }
        });
        return simple;
    }
}
