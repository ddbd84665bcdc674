package org.sayso.alexa.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A chain server on loopback, good or bad. */
public final class ChainServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed;

    private ChainServer(CountDownLatch closed, HttpHandler handler) throws IOException {
        this.closed = closed;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    public static ChainServer serving(byte[] file, long delayMillis) throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        return new ChainServer(closed, exchange -> {
            pause(closed, delayMillis);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        });
    }

    /** Takes requests and says nothing. */
    static ChainServer silent() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        return new ChainServer(closed, exchange -> pause(closed, 60_000));
    }

    /** One byte every 50 ms. */
    static ChainServer trickling() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        return new ChainServer(closed, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!pause(closed, 50)) {
                body.write('x');
                body.flush();
            }
        });
    }

    /** Never stops sending. */
    static ChainServer endless() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        return new ChainServer(closed, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8192];
            while (closed.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        });
    }

    static ChainServer answering(int status, String location) throws IOException {
        return new ChainServer(new CountDownLatch(1), exchange -> answer(exchange, status, location));
    }

    private static void answer(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(status, -1);
    }

    /** Whether the server was closed meanwhile. */
    private static boolean pause(CountDownLatch closed, long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    public String uri() {
        return "http://localhost:" + server.getAddress().getPort() + "/echo.api/echo-api-cert-standin.pem";
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
