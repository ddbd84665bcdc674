package org.sayso.alexa.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.sayso.Inquiry;
import org.sayso.alexa.proof.EnvelopeJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the trace of a request and hands it on. Costs a second look at both bodies, so it is for development. */
record TraceRecorder(TraceSink sink, Redaction redaction) {

    private static final Logger log = LoggerFactory.getLogger(TraceRecorder.class);

    void record(Instant at, Duration took, Inquiry inquiry, byte[] request, SkillAnswer answer, int bodyLimit) {
        try {
            ObjectNode received = request.length > bodyLimit ? nothing() : readable(request);
            sink.accept(new Trace(
                    received.path("request").path("requestId").asText(),
                    at,
                    answer.status(),
                    took,
                    inquiry.checks(),
                    inquiry.claims(),
                    received.toString(),
                    readable(answer.body()).toString()));
        } catch (RuntimeException fault) {
            log.warn("The trace of a request could not be recorded", fault);
        }
    }

    private ObjectNode readable(byte[] body) {
        return EnvelopeJson.tree(body).map(redaction::of).orElseGet(TraceRecorder::nothing);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
