package org.sayso.app.playground;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a skill for the trace of its last request, within the configured time. Thread-safe. */
final class TraceClient {

    private final PlaygroundProperties properties;
    private final JsonMapper json;
    private final HttpClient http;

    TraceClient(PlaygroundProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.traceTimeout())
                .build();
    }

    TraceReport last(String skillId) {
        URI trace = properties.traceOf(skillId);
        HttpRequest request = HttpRequest.newBuilder(trace)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The wait covers the body too; the time-out of an HttpRequest ends with the headers.
            return read(trace, answer.get(properties.traceTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unavailable(
                    trace,
                    "did not answer within " + Times.inWords(properties.traceTimeout()),
                    "Look at the skill's log; it may be stopped in a debugger.");
        } catch (ExecutionException e) {
            return e.getCause() instanceof ConnectException
                    ? unavailable(trace, "does not accept connections", "Start the skill, or restart the playground.")
                    : unavailable(trace, "broke off the connection", "Look at the skill's log.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(trace, "was not asked to the end", "Load this page again.");
        }
    }

    private TraceReport read(URI trace, HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 404 && isEmptyObject(answer.body())) {
            return new TraceReport.Nothing();
        }
        if (answer.statusCode() == 404) {
            return unavailable(
                    trace,
                    "has no trace there",
                    "Set sayso.trace.enabled=true for the skill and check sayso.playground.trace-url.");
        }
        if (answer.statusCode() != 200) {
            return unavailable(trace, "answered with status " + answer.statusCode(), "Look at the skill's log.");
        }
        try {
            JsonNode found = json.readTree(answer.body());
            return found.isObject() ? new TraceReport.Found(found) : notTheTrace(trace);
        } catch (JacksonException e) {
            return notTheTrace(trace);
        }
    }

    private boolean isEmptyObject(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node.isObject() && node.isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }

    private TraceReport.Unavailable notTheTrace(URI trace) {
        return unavailable(trace, "answered with something else", "Check sayso.playground.trace-url.");
    }

    private TraceReport.Unavailable unavailable(URI trace, String why, String whatToDo) {
        return new TraceReport.Unavailable("The skill at " + trace + " " + why + ".", whatToDo);
    }
}
