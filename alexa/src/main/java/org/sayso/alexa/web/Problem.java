package org.sayso.alexa.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.sayso.ProofRefusal;

/**
 * A short answer to a request that is not accepted (RFC 9457), with the extension member {@code rule}. Its texts are fixed;
 * nothing of the request is repeated.
 */
record Problem(int status, String title, String rule, String detail) {

    static final Problem METHOD =
            new Problem(405, "Method Not Allowed", "METHOD_NOT_ALLOWED", "a skill is asked by POST only");
    static final Problem MEDIA_TYPE = new Problem(
            415, "Unsupported Media Type", "MEDIA_TYPE_NOT_SUPPORTED", "the body must be application/json in UTF-8");
    static final Problem UNREADABLE =
            new Problem(400, "Bad Request", "BODY_UNREADABLE", "the body could not be read to its end");
    static final Problem FAULT = new Problem(
            500, "Internal Server Error", "FAULT", "the request could not be checked; see the server's log");

    static final Problem EVENT_NOT_TAKEN =
            new Problem(503, "Service Unavailable", "EVENT_NOT_TAKEN", "the event could not be taken; send it again");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Amazon asks for 400 whenever a request cannot be verified; only a body that is too large has its own status. */
    static Problem of(ProofRefusal reason) {
        return reason == ProofRefusal.BODY_TOO_LARGE
                ? new Problem(413, "Content Too Large", reason.name(), reason.hint())
                : new Problem(400, "Bad Request", reason.name(), reason.hint());
    }

    SkillAnswer answer() {
        ObjectNode json = MAPPER.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("rule", rule);
        return new SkillAnswer(
                status, "application/problem+json", json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
