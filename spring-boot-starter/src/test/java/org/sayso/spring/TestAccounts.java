package org.sayso.spring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An authorization server that answers as a test wants. */
final class TestAccounts implements AutoCloseable {

    volatile int tokenStatus = 200;
    volatile int status = 200;
    volatile String contact = "{}";
    volatile boolean hangs;
    volatile boolean refusesAllTokens;

    /** The requests for contacts, as token and path. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;
    private int tokens;

    TestAccounts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/oauth2/token", this::token);
        server.createContext("/accounts/", this::contact);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(
                exchange,
                tokenStatus,
                tokenStatus == 200
                        ? "{\"access_token\":\"token-" + ++tokens
                                + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"accounts.contact\"}"
                        : "{\"error\":\"invalid_client\"}");
    }

    private void contact(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(token + " " + exchange.getRequestURI().getRawPath());
        if (hangs) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (refusesAllTokens) {
            answer(exchange, 401, "{}");
            return;
        }
        boolean first = token.equals("Bearer token-1");
        answer(exchange, status == 401 && !first ? 200 : status, contact);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
