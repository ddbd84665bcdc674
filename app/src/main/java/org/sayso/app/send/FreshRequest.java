package org.sayso.app.send;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.sayso.app.launch.WrongSetting;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request envelope from a file, made to look as if it was sent just now. */
final class FreshRequest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode envelope;

    private FreshRequest(ObjectNode envelope) {
        this.envelope = envelope;
    }

    /**
     * Reads an envelope.
     *
     * @throws WrongSetting if it is no JSON object with a {@code request}; what it says is not repeated, since it may hold
     *     a token
     */
    static FreshRequest read(byte[] json) {
        JsonNode read;
        try {
            read = JSON.readTree(json);
        } catch (JacksonException noJson) {
            throw new WrongSetting("The request is not JSON: see line "
                    + noJson.getLocation().getLineNr() + ", column "
                    + noJson.getLocation().getColumnNr() + ".");
        }
        if (!(read instanceof ObjectNode envelope) || !envelope.path("request").isObject()) {
            throw new WrongSetting("The request has no member \"request\", so it is no request that Alexa would send.");
        }
        return new FreshRequest(envelope);
    }

    /** A timestamp and a request id of its own, and a session id where the session is new. */
    FreshRequest sentAt(Instant now) {
        ObjectNode request = (ObjectNode) envelope.path("request");
        request.put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        request.put("requestId", "amzn1.echo-api.request." + UUID.randomUUID());
        if (envelope.path("session") instanceof ObjectNode session
                && session.path("new").asBoolean(false)) {
            session.put("sessionId", "amzn1.echo-api.session." + UUID.randomUUID());
        }
        return this;
    }

    /** For this skill, wherever the envelope names one. */
    FreshRequest to(Optional<String> skillId) {
        skillId.ifPresent(id -> {
            if (envelope.path("session") instanceof ObjectNode session) {
                object(session, "application").put("applicationId", id);
            }
            object(system(), "application").put("applicationId", id);
        });
        return this;
    }

    /** From somebody who linked the account that this token opens. */
    FreshRequest with(Optional<String> accessToken) {
        accessToken.ifPresent(token -> {
            if (envelope.path("session") instanceof ObjectNode session) {
                object(session, "user").put("accessToken", token);
            }
            object(system(), "user").put("accessToken", token);
        });
        return this;
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(envelope);
    }

    private ObjectNode system() {
        return object(object(envelope, "context"), "System");
    }

    private static ObjectNode object(ObjectNode parent, String member) {
        return parent.path(member) instanceof ObjectNode there ? there : parent.putObject(member);
    }
}
