package org.sayso.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on the loopback interface that keeps what it got, and can fail in the ways servers do. */
public class TestServer implements AutoCloseable {

    public record Got(String method, String target, Optional<String> authorization, String userAgent, String body) {}

    public record Answer(int status, String contentType, String body, String... header) {
        public static Answer json(int status, String body, String... header) {
            return new Answer(status, "application/json; charset=utf-8", body, header);
        }
    }

    /** Answers one request. */
    public interface Behaviour {
        Answer answer(Got got);
    }

    /** Does with a connection what it likes. */
    public interface Failure {
        void happen(HttpExchange exchange) throws IOException;
    }

    public final List<Got> got = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<Failure> failure = Optional.empty();

    public TestServer(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Got request = new Got(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                        String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                got.add(request);
                if (failure.isPresent()) {
                    failure.get().happen(exchange);
                } else {
                    write(exchange, behaviour.answer(request));
                }
            }
        });
        server.start();
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        for (int i = 0; i < answer.header().length; i += 2) {
            exchange.getResponseHeaders().set(answer.header()[i], answer.header()[i + 1]);
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public URI address() {
        return uri("/");
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    public Got last() {
        return got.get(got.size() - 1);
    }

    /** From now on, whatever is asked. */
    public void fail(Failure failure) {
        this.failure = Optional.of(failure);
    }

    public void answer(Answer answer) {
        fail(exchange -> write(exchange, answer));
    }

    public void hang() {
        fail(exchange -> closedWithin(60_000));
    }

    public void breakOff() {
        fail(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
        });
    }

    public void answerWithoutEnd() {
        fail(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] some = "          ".repeat(1000).getBytes(UTF_8);
            while (true) {
                exchange.getResponseBody().write(some);
            }
        });
    }

    public void drip() {
        fail(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!closedWithin(50));
        });
    }

    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
