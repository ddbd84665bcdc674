package org.sayso.app.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sayso serve} in a process of its own, from the jar. */
final class Served implements AutoCloseable {

    private static final Path JAR = Path.of("target", "sayso.jar");
    private static final Pattern LINE =
            Pattern.compile("Serving (\\S+) on [0-9.]+:(\\d+); .* health: [0-9.]+:(\\d+);.*");

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch up = new CountDownLatch(1);

    Served(Path config) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                JAR.toString(),
                "serve",
                "--config",
                config.toString());
        // Where Spring Boot would believe the proxies of every private network.
        command.environment().put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
        command.environment().put("KUBERNETES_SERVICE_PORT", "443");
        process = command.start();
        process.getOutputStream().close();
        process.onExit().thenRun(up::countDown);
        follow(process.getInputStream(), said);
        follow(process.getErrorStream(), log);
        if (!up.await(120, TimeUnit.SECONDS) || said.isEmpty()) {
            process.destroyForcibly();
            throw new IllegalStateException("serve does not start: " + said + log);
        }
    }

    private void follow(InputStream stream, List<String> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                    if (LINE.matcher(line).matches()) {
                        up.countDown();
                    }
                }
            } catch (IOException gone) {
                // Then there is no more.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    String line() {
        return said.get(0);
    }

    private int number(int group) {
        Matcher matcher = LINE.matcher(line());
        if (!matcher.matches()) {
            throw new IllegalStateException(line());
        }
        return Integer.parseInt(matcher.group(group));
    }

    int port() {
        return number(2);
    }

    int healthPort() {
        return number(3);
    }

    /** All it has written so far. */
    String output() {
        List<String> all = new ArrayList<>(said);
        all.addAll(log);
        return String.join("\n", all);
    }

    /** The last log line with these words; waits for it a while. */
    String logged(String words) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            for (int line = log.size() - 1; line >= 0; line--) {
                if (log.get(line).contains(words)) {
                    return log.get(line);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nothing logged with " + words + ": " + log);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
