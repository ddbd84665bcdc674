package org.sayso.samples.pizza;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives messages over HTTP as a phone would; serves the test authority's certificate chain as well. */
final class Phone implements AutoCloseable {

    static final String TOKEN = "test-only-inbox-token";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final HttpServer server;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();

    Phone(TestAuthority authority) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/phone/inbox", this::receive);
        server.createContext("/chain.pem", exchange -> answer(exchange, 200, authority.chain()));
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The next message; fails where none comes within ten seconds. */
    JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message reached the phone");
        }
        return message;
    }

    /** The code in the next message. */
    String nextCode() throws InterruptedException {
        return code(next());
    }

    static String code(JsonNode message) {
        String text = message.get("text").asString();
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            throw new AssertionError("no code in: " + text);
        }
        return code.group();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void clear() {
        messages.clear();
    }

    private void receive(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
            return;
        }
        messages.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        answer(exchange, 202, "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
