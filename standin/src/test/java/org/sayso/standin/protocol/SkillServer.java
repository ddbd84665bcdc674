package org.sayso.standin.protocol;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A skill that answers whatever it was told to, and keeps what it was sent. */
final class SkillServer implements AutoCloseable {

    /** A request as it came. */
    record Received(Headers headers, byte[] body) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile byte[] answer = new byte[0];
    private volatile String contentType = "application/json";

    SkillServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(new Received(
                        exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
                if (!contentType.isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Type", contentType);
                }
                exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    SkillServer answering(int newStatus, String body) {
        status = newStatus;
        answer = body.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** @param type empty for none */
    SkillServer as(String type) {
        contentType = type;
        return this;
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/alexa");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
