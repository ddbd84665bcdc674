package org.sayso.authorization.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.InvalidSettingException;

/**
 * The address of the database, completed. Immutable.
 *
 * <p>An H2 file is written before a commit is acknowledged ({@code WRITE_DELAY=0}): a link that has ended must not come back,
 * and one that was made must not be lost, when the process is killed.
 *
 * @param text as the driver gets it
 * @param isPrivateMemory whether nobody else can reach it, so that it goes with its owner
 */
record JdbcUrl(String text, boolean isPrivateMemory) {

    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final Pattern WRITE_DELAY = Pattern.compile(";WRITE_DELAY=([^;]*)");

    /** What the settings say; none means memory. */
    static JdbcUrl of(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return new JdbcUrl(H2_MEMORY + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", true);
        }
        if (url.startsWith(H2_FILE)) {
            return new JdbcUrl(durable(url), false);
        }
        if (url.startsWith(POSTGRES)) {
            requireReadable(url);
            return new JdbcUrl(url, false);
        }
        if (url.startsWith(H2_MEMORY)) {
            return new JdbcUrl(url, false);
        }
        throw new InvalidSettingException(
                "sayso.authorization.database.url is none of jdbc:postgresql:, jdbc:h2:file: and jdbc:h2:mem:",
                "Set it to a PostgreSQL database, such as jdbc:postgresql://db.example/accounts, or to an H2 file, such as"
                        + " jdbc:h2:file:/var/lib/accounts/accounts, or leave it out for memory.");
    }

    /** Not shown: somebody may have put the password into it. */
    private static void requireReadable(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException unreadable) {
            throw new InvalidSettingException(
                    "sayso.authorization.database.url is not understood by PostgreSQL's driver",
                    "Write it as jdbc:postgresql://db.example/accounts, with :5433 behind the host if the port is not 5432.");
        }
    }

    boolean isH2() {
        return !text.startsWith(POSTGRES);
    }

    boolean isMemory() {
        return text.startsWith(H2_MEMORY);
    }

    /** The H2 file, absolute, without its ending. */
    Optional<Path> file() {
        return text.startsWith(H2_FILE)
                ? Optional.of(Path.of(text.substring(H2_FILE.length()).split(";", 2)[0])
                        .toAbsolutePath())
                : Optional.empty();
    }

    private static String durable(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        Matcher delay = WRITE_DELAY.matcher(upper);
        if (delay.find() && !delay.group(1).equals("0")) {
            throw new InvalidSettingException(
                    "sayso.authorization.database.url has WRITE_DELAY=" + delay.group(1)
                            + ", and H2 would lose acknowledged links when it is killed",
                    "Remove it, or set it to 0.");
        }
        String[] parts = url.substring(H2_FILE.length()).split(";", 2);
        StringBuilder all = new StringBuilder(H2_FILE).append(Path.of(parts[0]).toAbsolutePath());
        if (parts.length == 2) {
            all.append(';').append(parts[1]);
        }
        for (String setting : new String[] {"WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE", "TRACE_LEVEL_FILE=0"}) {
            if (!upper.contains(";" + setting.substring(0, setting.indexOf('=') + 1))) {
                all.append(';').append(setting);
            }
        }
        return all.toString();
    }
}
