package org.sayso.app.talk;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.linking.Placeholders;

/** What {@code --secrets} names: values that belong neither on a command line nor into a linking file. Shows none of them. */
final class TalkSecrets {

    private static final String INBOX_TOKEN = "PHONE_INBOX_TOKEN";
    private static final int SHORTEST_TOKEN = 16;

    private final Map<String, String> values;

    private TalkSecrets(Map<String, String> values) {
        this.values = values;
    }

    /** @param file null for none */
    static TalkSecrets of(@Nullable Path file) throws IOException {
        Properties properties = new Properties();
        if (file != null) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new WrongSetting("--secrets: there is no file " + file + " that can be read.");
            }
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IllegalArgumentException | CharacterCodingException unreadable) {
                throw new WrongSetting("--secrets " + file + " does not consist of lines NAME=value.", unreadable);
            }
        }
        TalkSecrets secrets = new TalkSecrets(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, ""))));
        if (secrets.inboxToken()
                .filter(token -> token.length() < SHORTEST_TOKEN)
                .isPresent()) {
            throw new WrongSetting(
                    "--secrets " + file + ": " + INBOX_TOKEN + " needs at least " + SHORTEST_TOKEN + " characters.");
        }
        return secrets;
    }

    /** These, else the environment's. */
    Placeholders placeholders() {
        return Placeholders.of(values).orElse(Placeholders.environment());
    }

    /** With what a skill puts messages into the phones. */
    Optional<String> inboxToken() {
        return Optional.ofNullable(values.get(INBOX_TOKEN));
    }
}
