package org.sayso.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak from its distribution, in development mode on a free loopback port, with an empty database; one for all tests of
 * a run.
 *
 * <p>It ends with this JVM, however that ends: a shell waits for its standard input to close, and then stops it. What it
 * prints is in {@code target/keycloak.log}.
 */
final class KeycloakServer {

    /** A first start compiles its configuration, which takes half a minute on an idle machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final String UNTIL_INPUT_ENDS =
            "\"$@\" </dev/null & child=$!; cat >/dev/null; kill -TERM $child; wait";
    private static @Nullable KeycloakServer shared;
    private static boolean failed;

    private final Path home = Path.of(System.getProperty("keycloak.home"));
    private final Path log = Path.of(System.getProperty("keycloak.log"));
    private final URI address = URI.create("http://127.0.0.1:" + Ports.free());
    private final String password = Secrets.make();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private KeycloakServer() {}

    static synchronized KeycloakServer shared() {
        if (failed) {
            throw new IllegalStateException("Keycloak did not start; see the first failure of this run");
        }
        KeycloakServer running = shared;
        if (running == null) {
            running = new KeycloakServer();
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop-keycloak"));
            failed = true;
            running.forgetEarlierRuns();
            running.start();
            failed = false;
            shared = running;
        }
        return running;
    }

    URI address() {
        return address;
    }

    AdminApi admin() {
        return new AdminApi(address, "admin", password);
    }

    private void forgetEarlierRuns() {
        try {
            Files.deleteIfExists(log);
            Path data = home.resolve("data");
            if (Files.exists(data)) {
                try (Stream<Path> files = Files.walk(data)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, with what it knew before, and waits until it is quick to answer. */
    void start() {
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                UNTIL_INPUT_ENDS,
                "sh",
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + address.getPort(),
                "--cache=local");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        try {
            Process started = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = started;
            awaitAnswer(started, begin);
            WarmUp.run(this);
            say("Keycloak is ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnswer(Process started, long begin) throws IOException, InterruptedException {
        long nextLine = BETWEEN_LINES.toSeconds();
        while (!answers()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            // Beside Keycloak the shell has one child, which waits for the end of the input.
            boolean ended = started.children().count() < 2 && seconds > 2;
            if (ended || seconds > PATIENCE.toSeconds()) {
                stop();
                throw new IllegalStateException("Keycloak " + (ended ? "ended" : "does not answer") + " after "
                        + seconds + " s; the end of " + log + ":\n" + String.join("\n", lastLines()));
            }
            if (seconds >= nextLine) {
                say("Keycloak is starting, " + seconds + " s");
                nextLine += BETWEEN_LINES.toSeconds();
            }
            Thread.sleep(250);
        }
        say("Keycloak answers at %s after %.1f s".formatted(address, (System.nanoTime() - begin) / 1e9));
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            address.resolve("/realms/master/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> lastLines() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.subList(Math.max(0, lines.size() - 30), lines.size());
    }

    /** Stops it with all its processes; does nothing where it is not running. */
    synchronized void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        List<ProcessHandle> all = running.descendants().toList();
        try {
            running.getOutputStream().close();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                say("Keycloak does not end by itself and is killed");
            }
        } catch (IOException alreadyGone) {
            // Killed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        say("Keycloak is stopped");
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
