package org.sayso.alexa.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a task ended that a skill had handed over ({@code Connections.StartConnection}): {@code request.cause} of a
 * {@code SessionResumedRequest}, as far as it can be read.
 *
 * <p>Nothing in it is a fault: what has another shape than documented is left out. The ASK SDK's model knows one type of cause
 * and cannot read requests with another.
 *
 * @param cause the type, such as {@code ConnectionCompleted}; empty where there is none
 * @param token what the skill gave the task to hand back
 * @param status {@code status.code}, which Amazon writes as a string and as a number: 100 to 599
 * @param result the members of the result that are texts of up to 100 characters, at most 20
 */
public record Resumption(String cause, Optional<String> token, OptionalInt status, Map<String, String> result) {

    static final String REQUEST = "SessionResumedRequest";
    private static final String COMPLETED = "ConnectionCompleted";
    private static final int LONGEST = 100;
    private static final int LONGEST_TOKEN = 2048;
    private static final int MOST = 20;

    public Resumption {
        result = Map.copyOf(result);
    }

    /** Whether the task came to an end of its own, whatever that was. */
    public boolean completed() {
        return cause.equals(COMPLETED);
    }

    /** What a request of any type says about it; empty where it does not resume anything. */
    static Optional<Resumption> in(JsonNode request) {
        if (!request.path("type").asText().equals(REQUEST)) {
            return Optional.empty();
        }
        JsonNode cause = request.path("cause");
        return Optional.of(new Resumption(
                text(cause.path("type"), LONGEST).orElse(""),
                text(cause.path("token"), LONGEST_TOKEN),
                status(cause.at("/status/code")),
                result(cause.path("result"))));
    }

    /** Whether the ASK SDK (2.86) can read the request with this cause. */
    static boolean readableForSdk(JsonNode request) {
        if (!request.path("type").asText().equals(REQUEST) || absent(request.path("cause"))) {
            return true;
        }
        JsonNode cause = request.path("cause");
        JsonNode status = cause.path("status");
        return cause.path("type").asText().equals(COMPLETED)
                && plain(cause.path("token"))
                && (absent(status)
                        || (status.isObject() && plain(status.path("code")) && plain(status.path("message"))));
    }

    private static boolean plain(JsonNode node) {
        return absent(node) || node.isValueNode();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static OptionalInt status(JsonNode code) {
        String text = code.isTextual() || code.isIntegralNumber() ? code.asText() : "";
        return text.matches("[1-5][0-9]{2}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static Map<String, String> result(JsonNode result) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (result instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (texts.size() < MOST && member.getKey().length() <= LONGEST) {
                    text(member.getValue(), LONGEST).ifPresent(value -> texts.put(member.getKey(), value));
                }
            });
        }
        return texts;
    }

    private static Optional<String> text(JsonNode node, int longest) {
        return Optional.ofNullable(node.textValue()).filter(text -> text.length() <= longest);
    }
}
