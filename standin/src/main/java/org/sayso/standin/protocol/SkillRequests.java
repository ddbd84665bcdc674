package org.sayso.standin.protocol;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
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
    private static final URI AMAZON = URI.create("https://api.amazonalexa.com");

    private final Registration skill;
    private final Clock clock;

    public SkillRequests(Registration skill, Clock clock) {
        this.skill = skill;
        this.clock = clock;
    }

    /** For a skill that asks for no interfaces and calls Amazon's APIs. */
    public SkillRequests(String skillId, String locale, Clock clock) {
        this(new Registration(skillId, locale, AMAZON, Optional.empty(), Set.of()), clock);
    }

    /** The skill is started without a wish. */
    public ObjectNode launch(Speaker speaker, Session session) {
        return envelope(speaker, Optional.of(session), "LaunchRequest", request -> {});
    }

    /** An intent without a dialog; every slot of it is there, said or not. */
    public ObjectNode intent(Speaker speaker, Session session, String name, List<RequestSlot> slots) {
        return intent(speaker, session, new RequestIntent(name, slots), Optional.empty());
    }

    /**
     * An intent; every slot of it is there, said or not.
     *
     * @param dialog how far its dialog has come; empty for an intent that has none in the model
     */
    public ObjectNode intent(Speaker speaker, Session session, RequestIntent intent, Optional<DialogState> dialog) {
        return envelope(speaker, Optional.of(session), "IntentRequest", request -> {
            dialog.ifPresent(state -> request.put("dialogState", state.name()));
            ObjectNode node = request.putObject("intent");
            node.put("name", intent.name());
            node.put("confirmationStatus", intent.confirmation().name());
            if (!intent.slots().isEmpty()) {
                ObjectNode all = node.putObject("slots");
                intent.slots().forEach(slot -> all.set(slot.name(), slot(slot)));
            }
        });
    }

    /** The session is over; the skill cannot answer. */
    public ObjectNode sessionEnded(Speaker speaker, Session session, EndReason reason, String message) {
        return envelope(speaker, Optional.of(session), "SessionEndedRequest", request -> {
            request.put("reason", reason.reason());
            reason.errorType().ifPresent(type -> error(request, type, message));
        });
    }

    /**
     * A task that the skill had started is over.
     *
     * @see <a href="https://developer.amazon.com/docs/custom-skills/use-skill-connections-to-request-tasks.html">Use
     *     skill connections to request tasks</a>
     */
    public ObjectNode sessionResumed(Speaker speaker, Session session, TaskOutcome outcome) {
        return envelope(speaker, Optional.of(session), "SessionResumedRequest", request -> {
            ObjectNode cause = request.putObject("cause");
            cause.put("type", "ConnectionCompleted");
            cause.put("token", outcome.token());
            ObjectNode status = cause.putObject("status");
            if (outcome.codeAsNumber()) {
                status.put("code", outcome.code());
            } else {
                status.put("code", Integer.toString(outcome.code()));
            }
            status.put("message", outcome.message());
            cause.set("result", outcome.result());
        });
    }

    /** Something went wrong after a request, outside any session. */
    public ObjectNode exceptionEncountered(Speaker speaker, String type, String message, String causingRequest) {
        return envelope(speaker, Optional.empty(), "System.ExceptionEncountered", request -> {
            error(request, type, message);
            request.putObject("cause").put("requestId", causingRequest);
        });
    }

    private static void error(ObjectNode request, String type, String message) {
        request.putObject("error").put("type", type).put("message", message);
    }

    private ObjectNode envelope(Speaker speaker, Optional<Session> session, String type, Consumer<ObjectNode> members) {
        ObjectNode envelope = JSON.objectNode();
        envelope.put("version", "1.0");
        session.ifPresent(open -> {
            ObjectNode node = envelope.putObject("session");
            node.put("new", open.fresh());
            node.put("sessionId", open.id());
            node.putObject("application").put("applicationId", skill.skillId());
            node.set("attributes", open.attributes());
            user(node, speaker);
        });
        context(envelope.putObject("context"), speaker);
        ObjectNode request = envelope.putObject("request");
        request.put("type", type);
        request.put("requestId", "amzn1.echo-api.request." + UUID.randomUUID());
        request.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        request.put("locale", skill.locale());
        members.accept(request);
        return envelope;
    }

    private void context(ObjectNode context, Speaker speaker) {
        ObjectNode system = context.putObject("System");
        system.putObject("application").put("applicationId", skill.skillId());
        user(system, speaker);
        speaker.person().ifPresent(recognized -> {
            ObjectNode person = system.putObject("person");
            person.put("personId", recognized.personId());
            recognized.accessToken().ifPresent(token -> person.put("accessToken", token));
            person.putObject("authenticationConfidenceLevel").put("level", recognized.level());
        });
        skill.unitId().ifPresent(unit -> system.putObject("unit").put("unitId", unit));
        ObjectNode device = system.putObject("device");
        device.put("deviceId", speaker.device().id());
        DeviceInterfaces.supported(
                device.putObject("supportedInterfaces"),
                skill.interfaces(),
                speaker.device().screen());
        system.put("apiEndpoint", skill.apiEndpoint().toString());
        speaker.apiAccessToken().ifPresent(token -> system.put("apiAccessToken", token));
        if (speaker.device().screen()) {
            DeviceInterfaces.viewport(context.putObject("Viewport"));
        }
    }

    private static void user(ObjectNode parent, Speaker speaker) {
        ObjectNode user = parent.putObject("user");
        user.put("userId", speaker.userId());
        speaker.accessToken().ifPresent(token -> user.put("accessToken", token));
    }

    private ObjectNode slot(RequestSlot slot) {
        ObjectNode node = JSON.objectNode();
        node.put("name", slot.name());
        node.put("confirmationStatus", slot.confirmation().name());
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
            ArrayNode values = list.putArray("values");
            slot.values().forEach(value -> values.add(simple(value)));
        }
        return node;
    }

    private ObjectNode simple(RequestSlot.Value value) {
        ObjectNode simple = JSON.objectNode();
        simple.put("type", "Simple");
        simple.put("value", value.value());
        if (!value.resolutions().isEmpty()) {
            ArrayNode authorities = simple.putObject("resolutions").putArray("resolutionsPerAuthority");
            value.resolutions().forEach(resolution -> resolved(authorities.addObject(), resolution));
        }
        return simple;
    }

    private void resolved(ObjectNode authority, RequestSlot.Resolution resolution) {
        authority.put(
                "authority",
                "amzn1.er-authority.echo-sdk." + (resolution.dynamic() ? "dynamic." : "") + skill.skillId() + "."
                        + resolution.type());
        boolean matched = !resolution.matches().isEmpty();
        authority.putObject("status").put("code", matched ? "ER_SUCCESS_MATCH" : "ER_SUCCESS_NO_MATCH");
        if (matched) {
            ArrayNode values = authority.putArray("values");
            resolution
                    .matches()
                    .forEach(match -> values.addObject()
                            .putObject("value")
                            .put("name", match.name())
                            .put("id", match.id()));
        }
    }
}
