package org.sayso.authorization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The time of day that processes see under libfaketime (Debian's {@code faketime}), some time ahead of the machine's. It is kept
 * in a file that they read at each look at the clock, so that years take minutes. The clock that waits are measured with stays real.
 */
final class FakedTime {

    private final Path file;
    private Duration ahead = Duration.ZERO;

    FakedTime(Path file) throws IOException {
        this.file = file;
        write();
    }

    /** Skips the test on a machine without it; where everything has to run, that is a failure. */
    static void required() throws IOException {
        if (library().isEmpty()) {
            String missing = "no libfaketime here: apt-get install faketime";
            if (System.getenv("CI") != null) {
                throw new IllegalStateException(missing);
            }
            Assumptions.abort(missing);
        }
    }

    void advance(Duration time) throws IOException {
        ahead = ahead.plus(time);
        write();
    }

    Duration ahead() {
        return ahead;
    }

    void applyTo(Map<String, String> environment) throws IOException {
        environment.put("LD_PRELOAD", library().orElseThrow().toString());
        environment.put("FAKETIME_TIMESTAMP_FILE", file.toString());
        environment.put("FAKETIME_NO_CACHE", "1");
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Without it each wait of Java's with a limit ends at once, and all its threads spin.
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        environment.put("NO_FAKE_STAT", "1");
    }

    /** A reader sees the time before or the time after, and no half of it. */
    private void write() throws IOException {
        Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), "+" + ahead.toSeconds());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<Path> library() throws IOException {
        Path libraries = Path.of("/usr/lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        try (Stream<Path> directories = Files.list(libraries)) {
            return directories
                    .map(directory -> directory.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }
}
