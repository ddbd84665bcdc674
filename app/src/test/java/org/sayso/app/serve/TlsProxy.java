package org.sayso.app.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.sayso.app.serve.Wire.Answer;

/** Ends TLS for {@link Production#HOST} with a certificate of its own, and passes requests on as nginx does by the guide. */
final class TlsProxy implements AutoCloseable {

    /** What belongs to one connection only. */
    private static final Set<String> OF_THE_HOP =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "date");

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SSLContext context;
    private final int to;

    TlsProxy(Path directory, int to) throws Exception {
        this.to = to;
        KeyStore keys = KeyStores.made(directory.resolve("proxy.p12"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, KeyStores.PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    /** Of somebody who trusts the certificate, and no other. */
    SSLSocketFactory trusting() {
        return context.getSocketFactory();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> headers = new ArrayList<>();
            String forwarded = "";
            String type = "";
            for (var header : exchange.getRequestHeaders().entrySet()) {
                String name = header.getKey().toLowerCase(Locale.ROOT);
                String value = String.join(", ", header.getValue());
                if (name.equals("x-forwarded-for")) {
                    forwarded = value + ", ";
                } else if (name.equals("content-type")) {
                    type = value;
                } else if (!OF_THE_HOP.contains(name) && !name.startsWith("x-forwarded-")) {
                    headers.add(header.getKey() + ": " + value);
                }
            }
            headers.add("X-Forwarded-For: " + forwarded
                    + exchange.getRemoteAddress().getAddress().getHostAddress());
            headers.add("X-Forwarded-Proto: https");
            headers.add("X-Forwarded-Host: " + exchange.getRequestHeaders().getFirst("Host"));
            headers.add("X-Forwarded-Port: " + port());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = new Wire(to, "127.0.0.1", headers.toArray(String[]::new))
                    .send(
                            exchange.getRequestMethod(),
                            Objects.requireNonNull(exchange.getRequestURI()).toString(),
                            type,
                            body);
            for (String line : answer.headers()) {
                String[] parts = line.split(": ?", 2);
                if (!OF_THE_HOP.contains(parts[0].toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().add(parts[0], parts[1]);
                }
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
