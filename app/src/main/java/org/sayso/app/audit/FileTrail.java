package org.sayso.app.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.sayso.app.launch.WrongSetting;

/** The trail in an export; {@code -} is standard input. */
record FileTrail(String name) {

    void read(Consumer<String> line) {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                line.accept(next);
            }
        } catch (IOException | InvalidPathException e) {
            throw new WrongSetting("What --file names is no file that can be read.");
        }
    }
}
