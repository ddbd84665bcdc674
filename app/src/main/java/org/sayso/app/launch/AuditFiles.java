package org.sayso.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.sayso.audit.seal.AuditKeys;

/**
 * What seals and exports the audit trail in the playground: the key pair and the token, made at the first start in files that
 * only their owner can read. The data directory must be locked.
 */
record AuditFiles(Path key, String token) {

    private static final int TOKEN_BYTES = 32;

    static AuditFiles in(Path directory) {
        Path key = directory.resolve("key.pem");
        Path token = directory.resolve("export-token");
        try {
            Files.createDirectories(directory, OwnerOnly.directory());
            if (!Files.exists(key)) {
                KeyPair pair = AuditKeys.generate();
                // The key comes last: where it is, the public one is its own.
                OwnerOnly.write(directory.resolve("public.pem"), AuditKeys.pem(pair.getPublic()));
                OwnerOnly.write(key, AuditKeys.pem(pair.getPrivate()));
            }
            if (!Files.exists(token)) {
                byte[] random = new byte[TOKEN_BYTES];
                new SecureRandom().nextBytes(random);
                OwnerOnly.write(token, HexFormat.of().formatHex(random) + "\n");
            }
            List<String> lines = Files.readAllLines(token);
            return new AuditFiles(key, lines.isEmpty() ? "" : lines.get(0));
        } catch (IOException unusable) {
            throw new CannotStart(
                    "Cannot read or write the audit trail's key and token in " + directory
                            + ". Mend that, or move it away to have new ones made; keep public.pem to verify what is"
                            + " sealed.",
                    unusable);
        }
    }

    @Override
    public String toString() {
        return "AuditFiles[" + key + "]";
    }
}
