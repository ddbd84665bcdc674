package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sayso.app.SaysoCommand;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar in production on PostgreSQL, behind what plays a proxy, with an administrator's credentials. */
final class Production implements AutoCloseable {

    static final String HOST = "accounts.example.com";
    static final String ISSUER = "https://" + HOST;
    static final String PASSWORD = "correct horse 4711 battery";
    static final String REDIRECT = "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7";
    static final String SKILL = "vendor-id=M1A2B3C4D5E6F7";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Postgres postgres;
    private final String shop;
    private final Path config;
    private final Path credentials;
    private final Served server;

    /** What a command did. */
    record Done(int code, String out, String err) {

        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    Production(Path directory) throws Exception {
        this.directory = directory;
        postgres = new Postgres();
        shop = postgres.fresh("shop");
        postgres.run(
                shop,
                "CREATE TABLE customers (id VARCHAR(20), login VARCHAR(20), full_name VARCHAR(50), password_hash VARCHAR(99))",
                "INSERT INTO customers VALUES ('17', 'ann', 'Ann Archer', '{bcrypt}"
                        + new BCryptPasswordEncoder(4).encode(PASSWORD) + "')");
        config = config("accounts", postgres.fresh("accounts"));
        credentials = directory.resolve("ann.credentials");
        // Before the first start: it makes the tables.
        Done made = sayso("admin", "create", "ann", "--config", config.toString(), "--out", credentials.toString());
        assertThat(made.code()).as(made.err()).isZero();
        server = new Served(config);
    }

    @Override
    public void close() throws Exception {
        server.close();
        postgres.close();
    }

    /** The example with its blanks filled in. */
    Path config(String name, String database) throws IOException {
        return config(directory, name, database, shop);
    }

    static Path config(Path directory, String name, String database, String shop) throws IOException {
        String filled = Example.filled(Map.of(
                        "<jdbc:postgresql://localhost/accounts>",
                        database,
                        "<accounts>",
                        Postgres.USER,
                        "<password>",
                        "not-asked-for",
                        "<jdbc:postgresql://localhost/shop>",
                        shop,
                        "<reader>",
                        Postgres.USER,
                        "<reader-password>",
                        "not-asked-for"))
                .replace("      - 127.0.0.1\n", "      - 10.1.0.0/16\n      - 127.0.0.1\n      - 2001:db8::/32\n")
                .replace("port: 8082", "port: 0")
                .replace("port: 8081", "port: 0");
        Path file = directory.resolve(name + ".yml");
        Files.writeString(file, filled);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    static Done sayso(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = SaysoCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Done(code, out.toString(), err.toString());
    }

    /** A command against the running server. */
    Done administrate(String... arguments) {
        return administrate(server, credentials, arguments);
    }

    static Done administrate(Served server, Path credentials, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--server", "http://127.0.0.1:" + server.port(), "--credentials", credentials.toString(), "--json"));
        return sayso(all.toArray(String[]::new));
    }

    Wire proxy() {
        return new Wire(
                server.port(),
                "127.0.0.1",
                "Host: " + HOST,
                "X-Forwarded-For: 198.51.100.7",
                "X-Forwarded-Proto: https");
    }

    String adminToken() throws IOException {
        Map<String, String> lines = Files.readAllLines(credentials).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return proxy().basic(lines.getOrDefault("client-id", ""), lines.getOrDefault("client-secret", ""))
                .form("/oauth2/token", "grant_type=client_credentials&scope=sayso.admin")
                .json()
                .path("access_token")
                .asString("");
    }

    Served server() {
        return server;
    }

    Postgres postgres() {
        return postgres;
    }

    String shop() {
        return shop;
    }

    Path file() {
        return config;
    }

    Path credentials() {
        return credentials;
    }

    JsonNode token(String id, String secret, String form) throws IOException {
        return proxy().basic(id, secret).form("/oauth2/token", form).json();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
