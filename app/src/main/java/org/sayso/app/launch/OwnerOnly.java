package org.sayso.app.launch;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Attributes of new files and directories that nobody but their owner may open. None where the file system knows no owners;
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

    private static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
