package org.sayso.alexa.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;

/** Replaces every token in a request or response by its fingerprint, wherever in the tree it stands. */
record Redaction(Fingerprint fingerprint) {

    /** A copy without tokens. */
    ObjectNode of(ObjectNode tree) {
        ObjectNode copy = tree.deepCopy();
        redact(copy);
        return copy;
    }

    /** {@code accessToken}, {@code apiAccessToken}, {@code consentToken}, and whatever else is called a token. */
    private static boolean namesToken(String member) {
        return member.toLowerCase(Locale.ROOT).contains("token");
    }

    private void redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (namesToken(member.getKey()) && !member.getValue().isNull()) {
                    // A token that is no string is none of ours, but may hold one.
                    JsonNode value = member.getValue();
                    member.setValue(
                            TextNode.valueOf(fingerprint.of(value.isTextual() ? value.textValue() : value.toString())));
                } else {
                    redact(member.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::redact);
        }
    }
}
