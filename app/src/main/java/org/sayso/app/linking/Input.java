package org.sayso.app.linking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.sayso.linking.Problem;
import org.sayso.linking.UnreadableLinkingException;

/** A file that was named on the command line; {@code -} is standard input. */
record Input(String name) {

    /** How its content is understood. */
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    boolean standardInput() {
        return name.equals("-");
    }

    /** What it is called in messages. */
    String title() {
        return standardInput() ? "standard input" : name;
    }

    /** @throws UnreadableLinkingException if it is not what it should be, is not there or cannot be read */
    <T> T read(Reader<T> reader) {
        try {
            if (standardInput()) {
                return reader.read(System.in);
            }
            try (InputStream in = Files.newInputStream(Path.of(name))) {
                return reader.read(in);
            }
        } catch (NoSuchFileException e) {
            throw unreadable("there is no such file", "Name the file, or - for standard input.");
        } catch (AccessDeniedException e) {
            throw unreadable("it may not be read", "Change its permissions.");
        } catch (IOException | InvalidPathException e) {
            throw unreadable("it cannot be read", "Name a file, or - for standard input.");
        }
    }

    private static UnreadableLinkingException unreadable(String what, String fix) {
        return new UnreadableLinkingException(List.of(new Problem(0, what, fix)));
    }
}
