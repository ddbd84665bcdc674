package org.sayso.app.launch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and directories that nobody but their owner may open. No attributes where the file system knows no owners;
 * the directory's own rules count there.
 */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** For a file. */
    public static FileAttribute<?>[] file() {
        return permissions("rw-------");
    }

    static FileAttribute<?>[] directory() {
        return permissions("rwx------");
    }

    /** Puts a whole file in place of the one there, if any; whoever reads it sees the old one or the new one. */
    static void write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path fresh = Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".new", file());
        Files.writeString(fresh, text);
        Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
