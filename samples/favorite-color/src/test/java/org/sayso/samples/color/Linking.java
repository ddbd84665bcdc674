package org.sayso.samples.color;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;

/** The skill's linking file, read from the class path as tools read it. */
final class Linking {

    static final String SECRET = "test-only-secret-of-alexa-71ce";

    private Linking() {}

    static Placeholders placeholders(String accounts) {
        return Placeholders.of(Map.of("COLOR_ACCOUNTS_URL", accounts, "COLOR_ALEXA_CLIENT_SECRET", SECRET));
    }

    static LinkingFile file(Placeholders placeholders) {
        try (InputStream in =
                Objects.requireNonNull(Linking.class.getResourceAsStream("/favorite-color/linking.yml"))) {
            return new LinkingReader(placeholders).read(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
