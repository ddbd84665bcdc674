package org.sayso.benchmarks.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sayso.authorization.AuthorizationServerApplication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Our authorization server: links in one PostgreSQL database, accounts in another, on the class path of this process. */
final class SaysoServer implements Contender {

    private static final String SETTING = "sayso.authorization.";

    private final int port;
    private final String links;
    private final String shop;
    private final Path log;
    private final String secret = Base64.getEncoder().encodeToString(new byte[32]);

    /**
     * A server that is not running yet.
     *
     * @param links the database that it keeps links in
     * @param shop the database with the accounts
     */
    SaysoServer(int port, String links, String shop, Path log) {
        this.port = port;
        this.links = links;
        this.shop = shop;
        this.log = log;
    }

    @Override
    public String name() {
        return "Sayso";
    }

    @Override
    public Process launch() throws IOException {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("server.port", String.valueOf(port)),
                Map.entry(SETTING + "issuer", base()),
                Map.entry(SETTING + "service-name", "Tea House"),
                Map.entry(SETTING + "secrets", secret),
                Map.entry(SETTING + "database.url", links),
                Map.entry(SETTING + "existing.jdbc.url", shop),
                Map.entry(
                        SETTING + "existing.jdbc.sign-in-query",
                        "SELECT id AS subject, password_hash FROM customers WHERE login = :userName"),
                Map.entry(
                        SETTING + "existing.jdbc.account-query",
                        "SELECT id AS subject, login AS user_name, login AS name FROM customers WHERE id = :subject"),
                Map.entry(SETTING + "existing.jdbc.password-hash", "bcrypt"),
                Map.entry(SETTING + "skills.tea.client-id", NAME),
                Map.entry(SETTING + "skills.tea.client-secret", SECRET),
                Map.entry(SETTING + "skills.tea.vendor-id", "M0TESTVENDOR"),
                Map.entry(SETTING + "skills.tea.scopes", "openid,offline_access,tea:order"),
                Map.entry(SETTING + "skills.tea.audience", API),
                Map.entry(SETTING + "scope-descriptions.[tea:order]", "order tea"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                TokenEndpointFigures.HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                AuthorizationServerApplication.class.getName()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    @Override
    public URI ready() {
        return URI.create(base() + "/.well-known/openid-configuration");
    }

    /** Before the start: the account query is tried at the start. */
    void makeShop(int people) throws SQLException {
        try (Connection connection = DriverManager.getConnection(shop);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id VARCHAR(20) PRIMARY KEY, login VARCHAR(40) NOT NULL UNIQUE,"
                    + " password_hash VARCHAR(100) NOT NULL)");
            BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?, ?)")) {
                for (int person = 0; person < people; person++) {
                    insert.setString(1, "subject-" + person);
                    insert.setString(2, Contender.userName(person));
                    insert.setString(3, encoder.encode(Contender.password(person)));
                    insert.execute();
                }
            }
        }
    }

    @Override
    public void furnish(int people) {
        // The client is in the settings, and the people have been there before.
    }

    @Override
    public URI authorizationEndpoint() {
        return URI.create(base() + "/oauth2/authorize");
    }

    @Override
    public URI tokenEndpoint() {
        return URI.create(base() + "/oauth2/token");
    }

    @Override
    public String signInForm() {
        return "form#sign-in";
    }

    @Override
    public String consentForm() {
        return "form#allow";
    }

    @Override
    public Map<String, String> consent() {
        return Map.of();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
