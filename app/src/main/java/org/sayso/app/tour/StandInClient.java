package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the Alexa stand-in over its HTTP interface. */
final class StandInClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    StandInClient(URI base) {
        this.base = base;
    }

    /** Says something to the Echo; the answer is the turn as JSON. */
    JsonNode say(String device, String person, String text) throws IOException, InterruptedException, StepFailed {
        String body = JSON.writeValueAsString(Map.of("person", person, "text", text));
        return json(HttpRequest.newBuilder(base.resolve("/api/devices/" + device + "/utterances"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The household, its devices, the link and the cards. */
    JsonNode state() throws IOException, InterruptedException, StepFailed {
        return json(HttpRequest.newBuilder(base.resolve("/api/state")));
    }

    /** All phones with their inboxes. */
    JsonNode phones() throws IOException, InterruptedException, StepFailed {
        return json(HttpRequest.newBuilder(base.resolve("/api/phones")));
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException, StepFailed {
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new StepFailed("the stand-in answered " + response.statusCode() + " to "
                    + response.uri().getPath());
        }
        return JSON.readTree(response.body());
    }
}
