package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A stream of server-sent events that is being listened to. */
final class EventStream implements AutoCloseable {

    private final Semaphore events = new Semaphore(0);
    private final HttpResponse<Stream<String>> response;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "tour-events");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream open(HttpClient client, URI address) {
        CompletableFuture<HttpResponse<Stream<String>>> answer = client.sendAsync(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        try {
            return new EventStream(answer.get(15, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening " + address.getPath(), interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            answer.cancel(true);
            throw new IllegalStateException("no event stream at " + address.getPath(), failed);
        }
    }

    int status() {
        return response.statusCode();
    }

    /** Forgets the events so far. */
    void drain() {
        events.drainPermits();
    }

    /** Waits for the next event; says whether one came in time. */
    boolean await(Duration patience) throws InterruptedException {
        return events.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try (Stream<String> lines = response.body()) {
            lines.filter(line -> line.startsWith("data:")).forEach(line -> events.release());
        } catch (RuntimeException closed) {
            // The server or we ended the stream; whoever waits finds no more events.
        }
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
