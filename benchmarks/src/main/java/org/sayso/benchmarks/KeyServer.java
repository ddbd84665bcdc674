package org.sayso.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes an issuer's keys on this machine, and counts who calls the addresses that only tokens name. */
final class KeyServer implements AutoCloseable {

    private final LocalCertificate certificate = new LocalCertificate();
    private final HttpServer server;
    private final HttpsServer secure;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger trapped = new AtomicInteger();
    private volatile String keys = "{\"keys\":[]}";

    KeyServer() throws IOException, GeneralSecurityException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        certificate.trustInThisProcess();
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        for (HttpServer each : new HttpServer[] {server, secure}) {
            each.createContext("/", this::trapped);
            each.createContext("/oauth2/default/v1/keys", this::keys);
            each.setExecutor(threads);
            each.start();
        }
    }

    private void trapped(HttpExchange exchange) throws IOException {
        trapped.incrementAndGet();
        try (exchange) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        byte[] body = keys.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    void publish(String jwks) {
        keys = jwks;
    }

    /** In the form that Okta's issuers have, since its verifier derives the keys' address from it. */
    String issuer() {
        return "https://localhost:" + secure.getAddress().getPort() + "/oauth2/default";
    }

    /** The same keys as under the issuer, without TLS. */
    URI keys() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/oauth2/default/v1/keys");
    }

    URI trap() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/trap");
    }

    int trapped() {
        return trapped.get();
    }

    @Override
    public void close() {
        server.stop(0);
        secure.stop(0);
        threads.shutdownNow();
    }
}
