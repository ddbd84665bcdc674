package org.sayso.authorization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link Victim} from outside: it is killed (SIGKILL) in the moment between commit and answer. */
final class KilledServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final CountDownLatch dead = new CountDownLatch(1);

    /** To be killed at the so-many-th request for tokens. */
    KilledServer(Map<String, String> database, int atRequest) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                Victim.class.getName(),
                String.valueOf(atRequest)));
        database.forEach((name, value) -> command.add(name + "=" + value));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits until it runs, and kills it from then on when its time has come. */
    RunningServer running() throws IOException {
        StringBuilder said = new StringBuilder();
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(Victim.PORT)) {
                new Thread(this::watch, "killer").start();
                return RunningServer.elsewhere(Integer.parseInt(line.substring(Victim.PORT.length())));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the victim does not start: " + said);
    }

    private void watch() {
        try {
            String line;
            while ((line = output.readLine()) != null) {
                if (line.equals(Victim.DONE + 0)) {
                    // Not Process.destroyForcibly(): that would close the stream as well.
                    process.toHandle().destroyForcibly();
                }
            }
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        } finally {
            dead.countDown();
        }
    }

    boolean awaitDeath() throws InterruptedException {
        return dead.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        process.toHandle().destroyForcibly();
        output.close();
    }
}
