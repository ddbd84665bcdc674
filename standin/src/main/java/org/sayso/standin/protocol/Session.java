package org.sayso.standin.protocol;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A skill session as the next request describes it.
 *
 * @param fresh whether that request is the session's first
 * @param attributes what the skill last returned
 */
public record Session(String id, boolean fresh, JsonNode attributes) {

    /** A new session. */
    public static Session begin() {
        return new Session("amzn1.echo-api.session." + UUID.randomUUID(), true, JsonNodeFactory.instance.objectNode());
    }

    /** The same session after an answer. */
    public Session next(JsonNode returnedAttributes) {
        return new Session(id, false, returnedAttributes);
    }
}
