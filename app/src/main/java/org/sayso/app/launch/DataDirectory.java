package org.sayso.app.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The directory of one playground's database, keys and secrets. It is locked from {@link #open} to {@link #close}, also
 * against other processes; the lock ends with the process, however that ends. A directory made here is its owner's only.
 */
final class DataDirectory implements AutoCloseable {

    // It stays behind, empty: deleting it would let two processes each hold a lock on a file of this name.
    private static final String LOCK = "playground.lock";

    // H2 says of these that they are corrupt, and others say it later.
    private static final List<String> FILES = List.of(
            "accounts.mv.db",
            "pizza-on-demand.mv.db",
            "favorite-color.mv.db",
            "secrets.properties",
            "audit/key.pem",
            "audit-favorite-color/key.pem",
            "stand-in/standin-authority.p12",
            "stand-in/ca.pem");

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is missing, and locks it.
     *
     * @throws WrongSetting if it cannot be a directory or nothing can be written in it
     * @throws CannotStart if another playground uses it, or one of its files cannot be read and written
     */
    static DataDirectory open(Path wanted) {
        Path path = make(wanted);
        FileChannel lock = lockFile(path);
        if (!locked(path, lock)) {
            close(lock);
            throw inUse(path);
        }
        for (String file : FILES) {
            if (!usable(path.resolve(file))) {
                close(lock);
                throw new CannotStart("Cannot read and write " + path.resolve(file) + ". It must be a file that belongs"
                        + " to you: mend that, or move it away to begin without it.");
            }
        }
        return new DataDirectory(path, lock);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        close(lock);
    }

    private static Path make(Path wanted) {
        if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
            throw new WrongSetting("Cannot keep data in " + wanted + ": it is not a directory. Name another.");
        }
        try {
            // createDirectories alone would refuse a symbolic link to a directory.
            return (Files.isDirectory(wanted) ? wanted : Files.createDirectories(wanted, OwnerOnly.directory()))
                    .toRealPath();
        } catch (IOException impossible) {
            throw new WrongSetting(
                    "Cannot make the directory " + wanted + ": " + reason(impossible) + ". Name another.", impossible);
        }
    }

    private static FileChannel lockFile(Path path) {
        try {
            return FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw new WrongSetting(
                    "Cannot write in the directory " + path + ": " + reason(unwritable)
                            + ". Name another, or make it writable.",
                    unwritable);
        }
    }

    private static boolean locked(Path path, FileChannel lock) {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        } catch (IOException unsupported) {
            close(lock);
            throw new CannotStart(
                    "Cannot lock " + path.resolve(LOCK) + ": " + reason(unsupported)
                            + ". Choose a directory on a local disk with --data DIR.",
                    unsupported);
        }
    }

    private static boolean usable(Path file) {
        return !Files.exists(file) || (Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file));
    }

    private static CannotStart inUse(Path path) {
        OptionalInt port = Ports.freeRow();
        return new CannotStart("The directory " + path + " is in use by another playground. Stop that one, or start"
                + " this one beside it with a directory and ports of its own: --data DIR --port "
                + (port.isPresent() ? port.getAsInt() : "N"));
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException file) {
            return Objects.requireNonNullElse(file.getReason(), "it cannot be there");
        }
        return String.valueOf(failure.getMessage());
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException closed) {
            // The lock is gone either way.
        }
    }
}
