package org.sayso.benchmarks.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of a contender that answers. */
final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Duration startUp;

    private Running(Process process, Duration startUp) {
        this.process = process;
        this.startUp = startUp;
    }

    static Running start(Contender contender) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = contender.launch();
        // Also if this one is stopped in the middle.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
        while (!answers(contender.ready())) {
            boolean late = System.nanoTime() - begin > PATIENCE.toNanos();
            if (late || !process.isAlive()) {
                kill(process);
                throw new IllegalStateException(contender.name() + " does not start");
            }
            Thread.sleep(20);
        }
        return new Running(process, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** From the start of the process to the first answer. */
    Duration startUp() {
        return startUp;
    }

    /** Resident memory of the process and what it started, in megabytes. */
    long megabytes() throws IOException {
        long kilobytes = 0;
        for (ProcessHandle each : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(each.pid()), "status"));
            kilobytes += status.stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return kilobytes / 1024;
    }

    /** Processor time of the process and what it started, so far. */
    Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            return Web.send(HttpRequest.newBuilder(address)).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill(process);
        }
        for (ProcessHandle each : all) {
            if (each.isAlive()) {
                each.onExit().completeOnTimeout(each, 30, TimeUnit.SECONDS).join();
                each.destroyForcibly();
            }
        }
    }
}
