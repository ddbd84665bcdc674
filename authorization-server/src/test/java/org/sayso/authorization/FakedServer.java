package org.sayso.authorization;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process that sees faked time, and that can be stopped, killed and started again. */
final class FakedServer implements AutoCloseable {

    static final String PORT = "~port ";

    private final FakedTime time;
    private final Path directory;
    private final Class<?> main;
    private int starts;
    private Process process;
    private RunningServer running;

    FakedServer(FakedTime time, Path directory, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        this.time = time;
        this.directory = directory;
        this.main = main;
        process = launch(arguments);
        running = await();
    }

    /** For the process: ends it when the one that started it is gone, however that ended. */
    static void endWithParent() {
        Thread waiting = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException gone) {
                        // As if it had ended.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end-with-parent");
        waiting.setDaemon(true);
        waiting.start();
    }

    RunningServer running() {
        return running;
    }

    /** What it has logged since its first start, as far as it contains this text. */
    List<String> logged(String text) throws IOException {
        List<String> found = new ArrayList<>();
        for (int start = 1; start <= starts; start++) {
            Files.readAllLines(logFile(start)).stream()
                    .filter(line -> line.contains(text))
                    .forEach(found::add);
        }
        return found;
    }

    /** Ends as at a shutdown of the machine, and begins again. */
    void restart(List<String> arguments) throws IOException, InterruptedException {
        process.destroy();
        startAgain(arguments);
    }

    /** Begins again after it was killed. */
    void startAgain(List<String> arguments) throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not end: " + log());
        }
        process = launch(arguments);
        running = await();
    }

    private Process launch(List<String> arguments) throws IOException {
        starts++;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        time.applyTo(builder.environment());
        return builder.redirectErrorStream(true)
                .redirectOutput(logFile(starts).toFile())
                .start();
    }

    private RunningServer await() throws IOException, InterruptedException {
        for (int tenth = 0; tenth < 3_000; tenth++) {
            for (String line : Files.readAllLines(logFile(starts))) {
                if (line.startsWith(PORT)) {
                    return RunningServer.elsewhere(Integer.parseInt(line.substring(PORT.length())));
                }
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        close();
        throw new IllegalStateException("the server does not start: " + log());
    }

    private Path logFile(int start) {
        return directory.resolve("server-" + start + ".log");
    }

    private String log() throws IOException {
        return Files.readString(logFile(starts));
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
