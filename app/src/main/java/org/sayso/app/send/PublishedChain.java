package org.sayso.app.send;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.sayso.standin.protocol.StandInAuthority;

/** Publishes the certificate chain that requests name, as long as they are sent. Only this machine can fetch it. */
final class PublishedChain implements AutoCloseable {

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

    @Override
    public void close() {
        server.stop(0);
    }
}
