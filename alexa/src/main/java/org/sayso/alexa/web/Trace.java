package org.sayso.alexa.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sayso.Check;
import org.sayso.Refusal;

/**
 * One request's way through the four questions, as far as it got. Immutable and thread-safe.
 *
 * @param requestId {@code request.requestId} as the body says, also where nobody proved it; empty where it says none
 * @param at when it arrived
 * @param status the HTTP status of the answer
 * @param took from arrival to answer
 * @param checks the checks that were made, in order
 * @param claims the claims of the caller's token that its issuer vouched for; empty where there were none
 * @param request the request as JSON text, tokens replaced by fingerprints; {@code {}} where it was not readable
 * @param response the response as JSON text, treated likewise
 */
public record Trace(
        String requestId,
        Instant at,
        int status,
        Duration took,
        List<Check> checks,
        Map<String, Object> claims,
        String request,
        String response) {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    public Trace {
        checks = List.copyOf(checks);
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /**
     * The trace as one JSON object: {@code requestId}, {@code at}, {@code status}, {@code micros}, {@code checks} (each with
     * {@code question}, {@code name}, {@code passed}, {@code reason}, {@code hint}, {@code detail}, {@code micros}; reason and
     * hint are null where it passed), {@code claims}, {@code request}, {@code response}.
     */
    public String json() {
        ObjectNode json = MAPPER.createObjectNode()
                .put("requestId", requestId)
                .put("at", at.toString())
                .put("status", status)
                .put("micros", micros(took));
        for (Check check : checks) {
            json.withArray("/checks").add(json(check));
        }
        json.withArray("/checks");
        json.set("claims", MAPPER.valueToTree(claims));
        json.set("request", tree(request));
        json.set("response", tree(response));
        return json.toString();
    }

    private static ObjectNode json(Check check) {
        return MAPPER.createObjectNode()
                .put("question", check.question().name())
                .put("name", check.name())
                .put("passed", check.passed())
                .put("reason", check.refusal().map(Refusal::name).orElse(null))
                .put("hint", check.refusal().map(Refusal::hint).orElse(null))
                .put("detail", check.detail())
                .put("micros", micros(check.took()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("a trace holds a text that is not JSON", notJson);
        }
    }
}
