package org.sayso.standin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A skill that says little and keeps what it was sent. */
final class SkillRecorder implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] ANSWER = """
            {"version":"1.0","response":{"shouldEndSession":true}}""".getBytes(UTF_8);

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    SkillRecorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/alexa");
    }

    /** The newest request that is no event. */
    JsonNode last() {
        List<JsonNode> said = requests.stream()
                .filter(each -> each.path("context").path("System").has("device"))
                .toList();
        return said.get(said.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
