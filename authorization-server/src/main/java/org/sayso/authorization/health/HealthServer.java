package org.sayso.authorization.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.HealthSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Answers on a port of its own, which the proxy does not pass on: {@code GET /health/live} as long as the process works, {@code
 * GET /health/ready} while it takes requests and its database answers. 200 for yes, 503 for no; {@code {"status":"UP"}}. Where
 * there are {@link Metrics}, {@code GET /metrics} tells them. Thread-safe.
 *
 * <p>It is up before the first request is taken and until the last was answered. From the moment the server is told to stop it is
 * not ready, so that nobody sends it more.
 */
public final class HealthServer implements SmartLifecycle, ApplicationListener<ApplicationEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BACKLOG = 20;

    private final HealthSettings settings;
    private final ServerDatabase database;
    private final Optional<Metrics> metrics;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, HealthServer::thread);
    private final ExecutorService asking = Executors.newSingleThreadExecutor(HealthServer::thread);
    private volatile @Nullable HttpServer server;
    private volatile boolean taking;

    HealthServer(HealthSettings settings, ServerDatabase database, Optional<Metrics> metrics) {
        this.settings = settings;
        this.database = database;
        this.metrics = metrics;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return Objects.requireNonNull(server, "not started").getAddress();
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent) {
            taking = true;
        } else if (event instanceof ContextClosedEvent) {
            taking = false;
        }
    }

    @Override
    public void start() {
        int port = Objects.requireNonNullElse(settings.port(), 0);
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(settings.address(), port), BACKLOG);
            made.createContext("/health/live", exchange -> answer(exchange, true));
            made.createContext("/health/ready", exchange -> answer(exchange, taking && databaseAnswers()));
            metrics.ifPresent(told ->
                    made.createContext("/metrics", exchange -> answer(exchange, 200, told.mediaType(), told.text())));
            made.setExecutor(threads);
            made.start();
            server = made;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new InvalidSettingException(
                    "sayso.authorization.health: cannot listen on " + settings.address() + ":" + port + " ("
                            + unusable.getMessage() + ")",
                    "Set sayso.authorization.health.port and sayso.authorization.health.address to what is free on this machine.");
        }
    }

    private boolean databaseAnswers() {
        Future<Integer> answer = asking.submit(
                () -> database.jdbc().sql("SELECT 1").query(Integer.class).single());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) == 1;
        } catch (ExecutionException | TimeoutException no) {
            answer.cancel(true);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void answer(HttpExchange exchange, boolean well) throws IOException {
        answer(exchange, well ? 200 : 503, "application/json", "{\"status\":\"" + (well ? "UP" : "DOWN") + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String mediaType, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void stop() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
        threads.shutdownNow();
        asking.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Before the web server and its graceful end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
