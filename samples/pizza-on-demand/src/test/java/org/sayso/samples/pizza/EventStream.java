package org.sayso.samples.pizza;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events line by line. */
final class EventStream implements AutoCloseable {

    static final String END = "(end)";

    private final InputStream in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    EventStream(HttpResponse<InputStream> response) throws InterruptedException {
        if (response.statusCode() != 200) {
            throw new AssertionError("the stream answered " + response.statusCode());
        }
        in = response.body();
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
        while (!nextLine().equals(":open")) {
            // what comes before tells browsers when to reconnect
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        } catch (IOException closed) {
            // the end as well
        }
        lines.add(END);
    }

    /** The next line that is not empty; fails where none comes within 20 seconds. */
    String nextLine() throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing came");
        }
        return line;
    }

    /** The data of the next event named orders. */
    String nextOrder() throws InterruptedException {
        String line = nextLine();
        while (!line.startsWith("data:")) {
            line = nextLine();
        }
        return line.substring("data:".length());
    }

    /** The data of an event that comes within this time, or null. */
    @Nullable
    String orderWithin(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            String line = lines.poll(left, TimeUnit.NANOSECONDS);
            if (line != null && line.startsWith("data:")) {
                return line.substring("data:".length());
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
