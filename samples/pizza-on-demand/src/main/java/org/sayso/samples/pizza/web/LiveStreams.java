package org.sayso.samples.pizza.web;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.sayso.samples.pizza.order.OrderChanged;
import org.sayso.token.UserKey;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.security.web.session.HttpSessionIdChangedEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of server-sent events.
 *
 * <p>An event says only that something changed: the page then asks for what it may see. A stream ends with its session,
 * and after half an hour at the latest; browsers reconnect by themselves. A session has at most six streams: a seventh
 * closes the oldest. One thread writes to all streams, so that a change made by the skill never waits for a browser.
 * Thread-safe.
 */
@Component
class LiveStreams implements SmartLifecycle {

    static final Duration LIFE = Duration.ofMinutes(30);
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST_PER_SESSION = 6;

    /** @param owner whose orders it tells of; empty for everybody's */
    private record Stream(String session, Optional<UserKey> owner, SseEmitter emitter) {}

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "live-streams");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    /** A stream that tells of this account's orders only. */
    SseEmitter ofCustomer(UserKey owner, HttpSession session) {
        return open(Optional.of(owner), session);
    }

    /** A stream that tells of everybody's orders. */
    SseEmitter ofShop(HttpSession session) {
        return open(Optional.empty(), session);
    }

    private SseEmitter open(Optional<UserKey> owner, HttpSession session) {
        SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        if (!running) {
            // A browser that lost its stream to the shutdown and comes back at once.
            emitter.complete();
            return emitter;
        }
        Stream stream = new Stream(session.getId(), owner, emitter);
        emitter.onCompletion(() -> streams.remove(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(error -> streams.remove(stream));
        List<Stream> before = streams.stream()
                .filter(other -> other.session().equals(session.getId()))
                .toList();
        streams.add(stream);
        if (before.size() >= MOST_PER_SESSION) {
            close(other -> other == before.get(0));
        }
        inTurn(() -> send(stream, SseEmitter.event().reconnectTime(2000).comment("open")));
        return emitter;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(OrderChanged change) {
        inTurn(() -> streams.stream()
                .filter(stream ->
                        stream.owner().isEmpty() || stream.owner().get().equals(change.owner()))
                .forEach(
                        stream -> send(stream, SseEmitter.event().name("orders").data(Long.toString(change.order())))));
    }

    @EventListener
    void signedOut(HttpSessionDestroyedEvent ended) {
        close(stream -> stream.session().equals(ended.getId()));
    }

    /** Somebody signed in once more, perhaps as somebody else; browsers come back under the new id. */
    @EventListener
    void signedInAnew(HttpSessionIdChangedEvent changed) {
        close(stream -> stream.session().equals(changed.getOldSessionId()));
    }

    private void close(Predicate<Stream> which) {
        streams.stream().filter(which).forEach(stream -> {
            streams.remove(stream);
            try {
                stream.emitter().complete();
            } catch (IllegalStateException over) {
                // Its browser went away at the same time.
            }
        });
    }

    /** Runs it on the one thread that writes; not at all once that has ended. */
    private void inTurn(Runnable task) {
        try {
            writer.execute(task);
        } catch (RejectedExecutionException stopped) {
            // All streams are closed.
        }
    }

    private void send(Stream stream, SseEmitter.SseEventBuilder event) {
        try {
            stream.emitter().send(event);
        } catch (IOException | IllegalStateException gone) {
            streams.remove(stream);
        }
    }

    int count() {
        return streams.size();
    }

    @Override
    public void start() {
        running = true;
        writer.scheduleAtFixedRate(
                () -> streams.forEach(stream -> send(stream, SseEmitter.event().comment("still here"))),
                HEARTBEAT.toSeconds(),
                HEARTBEAT.toSeconds(),
                TimeUnit.SECONDS);
    }

    /** Ends all streams, so that a graceful shutdown need not wait for them. */
    @Override
    public void stop() {
        running = false;
        writer.shutdownNow();
        close(stream -> true);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
