package org.sayso.app.send;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.sayso.standin.http.BoundedHttp;
import org.sayso.standin.http.HttpOutcome;
import org.sayso.standin.protocol.StandInAuthority;

/** Publishes the certificate chain that requests name, as long as they are sent. Only this machine can fetch it. */
final class PublishedChain implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpServer server;

    private PublishedChain(HttpServer server) {
        this.server = server;
    }

    /** @throws IOException if the port is taken */
    static PublishedChain on(int port, StandInAuthority authority) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        byte[] chain = authority.certificateChain().getBytes(StandardCharsets.US_ASCII);
        server.createContext(StandInAuthority.CHAIN_PATH, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-pem-file");
                exchange.sendResponseHeaders(200, chain.length);
                exchange.getResponseBody().write(chain);
            }
        });
        server.start();
        return new PublishedChain(server);
    }

    /** What is served on a port where a chain is expected already; empty where it is none. */
    static Optional<String> servedOn(int port) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + StandInAuthority.CHAIN_PATH))
                .build();
        HttpOutcome outcome = new BoundedHttp().send(request, LIMIT, MOST_BYTES);
        return outcome instanceof HttpOutcome.Answered answered && answered.status() == 200
                ? Optional.of(new String(answered.body(), StandardCharsets.US_ASCII))
                : Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
