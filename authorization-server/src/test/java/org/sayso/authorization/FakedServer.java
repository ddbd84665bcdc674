package org.sayso.authorization;

import java.io.IOException;
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

    RunningServer running() {
        return running;
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
                .redirectOutput(logFile().toFile())
                .start();
    }

    private RunningServer await() throws IOException, InterruptedException {
        for (int tenth = 0; tenth < 3_000; tenth++) {
            for (String line : Files.readAllLines(logFile())) {
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

    private Path logFile() {
        return directory.resolve("server-" + starts + ".log");
    }

    private String log() throws IOException {
        return Files.readString(logFile());
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
