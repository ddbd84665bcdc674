package org.sayso.app.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages for Node that the tests run, in the versions of the lock file; installed once until the next clean. */
final class Npm {

    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path TARGET = Path.of("target", "node");

    private Npm() {}

    /** The directory with the scripts and what they need. */
    static synchronized Path installed() throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        Path done = TARGET.resolve("installed.json");
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.toList()) {
                Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = TARGET.resolve("package-lock.json");
        if (!Files.exists(done) || Files.mismatch(done, lock) >= 0) {
            try (Child install = new Child(
                    TARGET,
                    Map.of(),
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"))) {
                if (install.exit() != 0) {
                    throw new IllegalStateException("npm ci failed:\n" + install.output());
                }
            } catch (IOException missing) {
                throw new IllegalStateException(
                        "These tests need Node and npm: install the packages nodejs and npm", missing);
            }
            Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
        }
        return TARGET.toAbsolutePath();
    }
}
