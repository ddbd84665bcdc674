package org.sayso.app.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.token.Logging;
import picocli.CommandLine.Option;

/** Where the trail is read from: a database, a running server or an export. */
final class TrailOptions {

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "The database, such as jdbc:postgresql://localhost/pizza.")
    private @Nullable String database;

    @Option(names = "--user", paramLabel = "NAME", description = "Who signs in to the database. Default: sa.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The user's password: this file's first line. Default: an empty one.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The running server, such as https://pizza.example.com/sayso/audit; with --token-file.")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The server's sayso.audit.export-token: this file's first line.")
    private @Nullable Path tokenFile;

    @Option(names = "--file", paramLabel = "FILE", description = "An export; - is standard input.")
    private @Nullable String file;

    /**
     * Reads the trail, line by line.
     *
     * @throws WrongSetting where the options contradict each other or what they name cannot be read
     */
    void read(Consumer<String> line) {
        Logging.warningsToStandardError();
        if (Stream.of(database != null, url != null, file != null)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new WrongSetting("Give one of --database, --url and --file: where the trail is read from.");
        }
        if (database == null && (user != null || passwordFile != null)) {
            throw new WrongSetting("--user and --password-file are for --database only.");
        }
        if ((url == null) != (tokenFile == null)) {
            throw new WrongSetting("--url and --token-file belong together.");
        }
        if (database != null) {
            String password = passwordFile == null ? "" : firstLine("--password-file", passwordFile);
            new DatabaseTrail(database, user == null ? "sa" : user, password).read(line);
        } else if (url != null && tokenFile != null) {
            new ServerTrail(url, firstLine("--token-file", tokenFile)).read(line);
        } else if (file != null) {
            new FileTrail(file).read(line);
        }
    }

    private static String firstLine(String option, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "" : lines.get(0);
        } catch (IOException e) {
            throw new WrongSetting("What " + option + " names is no file that can be read.");
        }
    }
}
