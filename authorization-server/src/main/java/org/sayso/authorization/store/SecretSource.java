package org.sayso.authorization.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Secret;

/** Where the server's secrets come from: the settings, a file beside an H2 database, or chance for one in memory. */
final class SecretSource {

    private static final String SETTING = "sayso.authorization.secrets";
    private static final String FILE = "file:";
    private static final String FIX = "Set base64 of at least " + ServerSecrets.FEWEST_BYTES
            + " random bytes, for example the output of: openssl rand -base64 32";

    private SecretSource() {}

    static ServerSecrets read(List<Secret> settings, JdbcUrl database) {
        if (!settings.isEmpty()) {
            return ServerSecrets.of(settings.stream().map(SecretSource::decode).toList());
        }
        if (database.isMemory()) {
            return ServerSecrets.random();
        }
        Path file = database.file()
                .map(path -> path.resolveSibling(path.getFileName() + ".secrets"))
                .orElseThrow();
        return beside(file);
    }

    private static ServerSecrets beside(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file, Base64.getEncoder().encodeToString(ServerSecrets.generate()) + "\n");
            }
            return ServerSecrets.of(Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> bytes(line, "a line of " + file))
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read or write the secrets beside the database", failed);
        }
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private static void write(Path file, String text) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        Set<StandardOpenOption> open = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = posix
                ? Files.newByteChannel(
                        whole, open, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.newByteChannel(whole, open)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] decode(Secret secret) {
        String text = secret.reveal().strip();
        if (!text.startsWith(FILE)) {
            return bytes(text, "An entry of " + SETTING);
        }
        Path file = Path.of(text.substring(FILE.length()));
        try {
            return bytes(Files.readString(file), file + ", named by " + SETTING + ",");
        } catch (IOException unreadable) {
            throw new InvalidSettingException(
                    file + ", named by " + SETTING + ", cannot be read", "Let it be a file this server may read.");
        }
    }

    private static byte[] bytes(String base64, String what) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidSettingException(what + " is not base64", FIX + ".");
        }
        if (secret.length < ServerSecrets.FEWEST_BYTES) {
            throw new InvalidSettingException(what + " has " + secret.length + " bytes", FIX + ".");
        }
        return secret;
    }
}
