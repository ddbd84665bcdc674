package org.sayso.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.seal.AuditKeys;

/** The private key that seals the audit trail: in a file that only its owner may open, and in no database. */
final class AuditKeyFile {

    private static final String PROPERTY = "sayso.audit.key-file";
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private AuditKeyFile() {}

    static KeyPair read(@Nullable Path file) {
        if (file == null || file.toString().isBlank()) {
            throw new RefusedSettingException(
                    PROPERTY,
                    "is not set",
                    "Set it to a file with an Ed25519 private key in PEM. Make one with: (umask 077; openssl genpkey"
                            + " -algorithm ed25519 -out audit.pem). Or set sayso.audit.sealed=false to have no proof that the"
                            + " trail of confirmations was not altered.");
        }
        try {
            PosixFileAttributeView owners = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (owners != null && !OWNER.containsAll(owners.readAttributes().permissions())) {
                throw new RefusedSettingException(
                        PROPERTY,
                        "names a file that others than its owner may open",
                        "Take that away with chmod 600, and make a new key if somebody may have read it.");
            }
            return AuditKeys.readPrivate(Files.readString(file));
        } catch (IOException e) {
            throw new RefusedSettingException(
                    PROPERTY, "names a file that cannot be read", "Name a file that is there and may be read.");
        } catch (IllegalArgumentException e) {
            throw new RefusedSettingException(
                    PROPERTY,
                    "names a file without a key that can be used",
                    "The reason: " + e.getMessage() + ". Make one with: openssl genpkey -algorithm ed25519.");
        }
    }
}
