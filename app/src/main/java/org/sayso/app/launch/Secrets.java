package org.sayso.app.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The playground's secrets: random 256-bit values, generated at the first start and kept in a file that only its owner can
 * read. The directory must be locked: two first starts at once would each make secrets of their own.
 */
final class Secrets {

    private static final String FILE = "secrets.properties";
    private static final String FIX =
            "Mend it or put a copy in its place; or move it away to have new secrets made: then open codes are worthless.";

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path directory) {
        Secrets secrets = new Secrets(directory.resolve(FILE));
        if (Files.exists(secrets.file)) {
            try (InputStream in = Files.newInputStream(secrets.file)) {
                secrets.values.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new CannotStart("Cannot read " + secrets.file + ". " + FIX, unreadable);
            }
        }
        return secrets;
    }

    /** The secret of this name as base64 of 32 bytes, made and kept where there was none. */
    synchronized String get(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            value = Base64.getEncoder().encodeToString(bytes);
            values.setProperty(name, value);
            store();
        }
        check(name, value);
        return value;
    }

    private void check(String name, String value) {
        try {
            if (Base64.getDecoder().decode(value).length >= 32) {
                return;
            }
        } catch (IllegalArgumentException notBase64) {
            // Explained below.
        }
        throw new CannotStart("The secret " + name + " in " + file + " is not base64 of 32 bytes. " + FIX);
    }

    /** As {@link #get}, in the alphabet that URLs and HTTP headers take as they are. */
    String getUrlSafe(String name) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getDecoder().decode(get(name)));
    }

    private void store() {
        try {
            StringWriter text = new StringWriter();
            values.store(text, "Generated at the first start. Delete to have new ones made.");
            OwnerOnly.write(file, text.toString());
        } catch (IOException unwritable) {
            throw new CannotStart("Cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }
}
