package org.sayso.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.sayso.standin.linking.LinkingSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The world outside the stand-in, on loopback: skills that answer what they are told to and keep what they were sent, and
 * a token endpoint for each that gives other tokens for each code.
 */
final class Outside implements AutoCloseable {

    /** Keeps the session open. */
    static final String GO_ON = answer("well?", false);

    /** Ends the session. */
    static final String DONE = answer("done", true);

    /** What there is to say to the end of a session. */
    private static final String NOTHING = "{\"version\":\"1.0\",\"response\":{}}";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A request as it came to a skill. */
    record Received(String skill, Headers headers, byte[] body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, Deque<String>> queued = new ConcurrentHashMap<>();
    private final Map<String, Function<JsonNode, String>> minds = new ConcurrentHashMap<>();
    private volatile String toTheEnd = NOTHING;
    private volatile Duration delay = Duration.ZERO;

    Outside() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/skill/", this::skill);
        server.createContext("/token/", this::token);
        server.start();
    }

    private static String answer(String text, boolean end) {
        return """
                {"version":"1.0","response":{"outputSpeech":{"type":"PlainText","text":"%s"},"shouldEndSession":%s}}""".formatted(text, end);
    }

    void answering(String skill, String answer) {
        answers.put(skill, answer);
    }

    /** Answers one after the other, then as {@link #answering} says. */
    void answering(String skill, List<String> oneByOne) {
        queued.put(skill, new ConcurrentLinkedDeque<>(oneByOne));
    }

    /** An answer to each request but the end of a session. */
    void answering(String skill, Function<JsonNode, String> minded) {
        minds.put(skill, minded);
    }

    /** What skills answer to a SessionEndedRequest. */
    void answeringTheEnd(String answer) {
        toTheEnd = answer;
    }

    void slow(Duration newDelay) {
        delay = newDelay;
    }

    /** A skill of the test's class path, whose endpoint and token endpoint are here. */
    SkillSetup skill(String name) {
        LinkingSettings linking = new LinkingSettings(
                at("/authorize/" + name),
                at("/token/" + name),
                "client-of-" + name,
                "secret-of-" + name,
                LinkingSettings.Scheme.REQUEST_BODY_CREDENTIALS,
                List.of("openid"),
                Duration.ofHours(1),
                true);
        return skill(name, linking);
    }

    /** The same, linking accounts in another way or in none. */
    SkillSetup skill(String name, LinkingSettings linking) {
        return SkillSetup.of(SkillPackage.classPath("skill-package/" + name), id(name), linking, at("/skill/" + name));
    }

    static String id(String name) {
        return "amzn1.ask.skill." + name;
    }

    /** What a skill was sent, oldest first. */
    List<Received> of(String skill) {
        List<Received> own = new ArrayList<>(received);
        own.removeIf(each -> !each.skill().equals(skill));
        return own;
    }

    Received last() {
        return received.get(received.size() - 1);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void skill(HttpExchange exchange) throws IOException {
        String skill = exchange.getRequestURI().getPath().substring("/skill/".length());
        Received request = new Received(
                skill, exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
        received.add(request);
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Deque<String> queue = queued.getOrDefault(skill, new ConcurrentLinkedDeque<>());
        if (request.at("/request/type").equals("SessionEndedRequest")) {
            send(exchange, toTheEnd);
        } else if (minds.containsKey(skill)) {
            send(exchange, minds.get(skill).apply(request.json()));
        } else if (queue.isEmpty()) {
            send(exchange, answers.getOrDefault(skill, DONE));
        } else {
            send(exchange, queue.removeFirst());
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String skill = exchange.getRequestURI().getPath().substring("/token/".length());
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean own = form.contains("client_id=client-of-" + skill);
        send(exchange, own ? """
                {"access_token":"%s-token-%d","refresh_token":"r","token_type":"Bearer","expires_in":3600}""".formatted(skill, tokens.incrementAndGet()) : "{}");
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
