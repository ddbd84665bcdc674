package org.sayso.app.playground;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the other machines for tests of the page: a small skill with its trace, and the authorization server it links
 * with. It checks nothing; what is tested is how the page shows its answers.
 */
final class TeaTime implements AutoCloseable {

    static final String INBOX_TOKEN = "inbox-token-of-the-page-tests";

    /** The one that counts, of those that are sent when tea is brewed: the newest. */
    static final String CODE = "739120";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final URI playground;
    private volatile Answer trace = new Answer(404, "{}");

    /** What some address answers. */
    record Answer(int status, String body) {}

    TeaTime(URI playground) {
        this.playground = playground;
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/skill", this::skill);
        server.createContext("/authorize", TeaTime::authorize);
        server.createContext("/token", exchange -> send(exchange, new Answer(200, """
                {"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":3600,"id_token":"%s"}""".formatted(idToken()))));
        server.createContext("/trace", exchange -> send(exchange, trace));
        server.start();
    }

    /** Names the account's owner; signed by nobody. */
    private static String idToken() {
        return ".%s."
                .formatted(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"name\":\"Ann Archer\"}".getBytes(StandardCharsets.UTF_8)));
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    void traceAnswers(int status, String body) {
        trace = new Answer(status, body);
    }

    static String resource(String name) {
        try (InputStream in = TeaTime.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void skill(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        JsonNode request = body.path("request");
        boolean linked = body.path("context").path("System").path("user").has("accessToken");
        String intent = request.path("intent")
                .path("name")
                .asString(request.path("type").asString(""));
        String answer = switch (intent) {
            case "LaunchRequest" -> linked ? say("Welcome. What shall it be?", true, null) : ask();
            case "NextBusIntent" -> say("The next bus comes in four minutes.", false, null);
            case "WaterIntent" -> say("The ferns are thirsty.", true, null);
            case "BrewIntent" -> brew();
            case "CodeIntent" ->
                request.path("intent")
                                .path("slots")
                                .path("code")
                                .path("value")
                                .asString("")
                                .equals(CODE)
                        ? say("Right. The kettle is on.", false, "Tea is coming")
                        : say("That is not the code.", true, null);
            case "ApproveIntent" -> say("The kettle is on.", false, "Tea is coming");
            default -> say("Say: brew a pot of tea.", true, null);
        };
        traceAnswers(200, resource(linked ? "trace-passed.json" : "trace-refused.json"));
        send(exchange, new Answer(200, answer));
    }

    private String brew() {
        deliver("m-1", "SMS", "+12025550142", "Tea Time: a pot of tea.\nCode 482193.");
        deliver("m-2", "EMAIL", "ben@example.com", "Tea Time: a pot of tea.\nCode " + CODE + ".");
        return say("A pot of tea. Say go ahead, and the code I sent.", true, null);
    }

    private void deliver(String id, String channel, String to, String text) {
        String body = JSON.writeValueAsString(
                Map.of("id", id, "channel", channel, "to", to, "subject", "Your code for Tea Time", "text", text));
        try {
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(playground.resolve("/phone/inbox"))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + INBOX_TOKEN)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 202) {
                throw new IllegalStateException("the inbox answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String ask() {
        return JSON.writeValueAsString(Map.of(
                "version",
                "1.0",
                "response",
                Map.of(
                        "outputSpeech",
                        Map.of("type", "PlainText", "text", "Please link your account in the Alexa app."),
                        "card",
                        Map.of("type", "LinkAccount"),
                        "shouldEndSession",
                        true)));
    }

    private static String say(String text, boolean goOn, @Nullable String card) {
        Map<String, Object> response = new HashMap<>();
        response.put("outputSpeech", Map.of("type", "PlainText", "text", text));
        response.put("shouldEndSession", !goOn);
        if (goOn) {
            response.put("reprompt", Map.of("outputSpeech", Map.of("type", "PlainText", "text", "Well?")));
        }
        if (card != null) {
            response.put("card", Map.of("type", "Simple", "title", card, "content", "In about five minutes."));
        }
        return JSON.writeValueAsString(Map.of("version", "1.0", "response", response));
    }

    /** Agrees at once. */
    private static void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=c&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
