package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.app.SaysoCommand;
import org.sayso.app.serve.Wire.Answer;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.NewUser;
import org.sayso.authorization.users.PersonName;
import org.sayso.authorization.users.Users;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar in production on PostgreSQL, behind what plays a proxy, administrated by its commands. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
@Timeout(300)
class ServeIT {

    private static final String HOST = "accounts.example.com";
    private static final String ISSUER = "https://" + HOST;
    private static final String PASSWORD = "correct horse 4711 battery";
    private static final String REDIRECT = "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7";
    private static final String SKILL = "vendor-id=M1A2B3C4D5E6F7";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path directory;

    private static Postgres postgres;
    private static String shop = "";
    private static Path config;
    private static Path credentials;
    private static Served server;

    /** What a command did. */
    private record Done(int code, String out, String err) {

        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres();
        shop = postgres.fresh("shop");
        postgres.run(
                shop,
                "CREATE TABLE customers (id VARCHAR(20), login VARCHAR(20), full_name VARCHAR(50), password_hash VARCHAR(99))",
                "INSERT INTO customers VALUES ('17', 'ann', 'Ann Archer', '{bcrypt}"
                        + new BCryptPasswordEncoder(4).encode(PASSWORD) + "')");
        config = config("accounts", postgres.fresh("accounts"), shop);
        credentials = directory.resolve("ann.credentials");
        // Before the first start: it makes the tables.
        Done made = sayso("admin", "create", "ann", "--config", config.toString(), "--out", credentials.toString());
        assertThat(made.code()).as(made.err()).isZero();
        server = new Served(config);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    /** The example with its blanks filled in. */
    static Path config(String name, String database, String shop) throws IOException {
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

    private static Done sayso(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = SaysoCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Done(code, out.toString(), err.toString());
    }

    /** A command against the running server. */
    private static Done administrate(String... arguments) {
        return administrate(server, credentials, arguments);
    }

    private static Done administrate(Served server, Path credentials, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--server", "http://127.0.0.1:" + server.port(), "--credentials", credentials.toString(), "--json"));
        return sayso(all.toArray(String[]::new));
    }

    private static Wire proxy() {
        return new Wire(
                server.port(),
                "127.0.0.1",
                "Host: " + HOST,
                "X-Forwarded-For: 198.51.100.7",
                "X-Forwarded-Proto: https");
    }

    private static String adminToken() throws IOException {
        Map<String, String> lines = Files.readAllLines(credentials).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return proxy().basic(lines.getOrDefault("client-id", ""), lines.getOrDefault("client-secret", ""))
                .form("/oauth2/token", "grant_type=client_credentials&scope=sayso.admin")
                .json()
                .path("access_token")
                .asString("");
    }

    @Test
    void start_saysInOneLineWhereAndWithWhat_andNoSecret() throws Exception {
        assertThat(server.line())
                .startsWith("Serving " + ISSUER + " on 127.0.0.1:" + server.port())
                .contains("clients: 0 of the settings", "database: jdbc:postgresql://localhost:", "health: 127.0.0.1:");
        assertThat(server.output()).doesNotContain("not-asked-for", Example.SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");
    }

    @Test
    void health_isOnItsOwnPortOnly() throws Exception {
        Wire health = new Wire(server.healthPort(), "127.0.0.1");
        assertThat(health.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(health.get("/health/ready").status()).isEqualTo(200);
        assertThat(proxy().get("/health/ready").status()).isEqualTo(404);
    }

    @Test
    void metrics_areOnThePortOfHealthOnly_andCountRefusalsStepsAndConnections() throws Exception {
        String id = administrate(
                        "client",
                        "add",
                        "skill",
                        "counted",
                        SKILL,
                        "audience=https://counted.example.com",
                        "scopes=openid,offline_access")
                .json()
                .path("client")
                .path("client_id")
                .asString();
        assertThat(token(id, "wrong-8e11", "grant_type=refresh_token&refresh_token=none-77d3")
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        new Person()
                .open("/oauth2/authorize?response_type=code&state=x&client_id=" + id + "&redirect_uri="
                        + encoded(REDIRECT) + "&scope=" + encoded("openid offline_access"));

        Answer told = new Wire(server.healthPort(), "127.0.0.1").get("/metrics");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body())
                .contains(
                        "sayso_authorization_token_seconds_count{grant=\"refresh_token\",outcome=\"unauthenticated\"}",
                        "sayso_authorization_linking_total{cause=\"none\",client=\"skill:counted\",step=\"started\"} 1.0",
                        "sayso_authorization_linking_total{cause=\"none\",client=\"skill:counted\",step=\"page_shown\"} 1.0",
                        "hikaricp_connections_max{pool=\"accounts\"} 10.0",
                        "jvm_memory_used_bytes{")
                .doesNotContain(id, "wrong-8e11", "none-77d3");
        assertThat(proxy().get("/metrics").status()).isEqualTo(404);
    }

    @Test
    void issuerAndRedirects_areTheIssuers_whateverTheRequestSays() throws Exception {
        for (Wire each : List.of(
                proxy(),
                proxy().with("X-Forwarded-Host: evil.example", "Forwarded: host=evil.example;proto=http"),
                new Wire(server.port(), "127.0.0.2", "Host: " + HOST, "X-Forwarded-Host: evil.example"))) {
            JsonNode document = each.get("/.well-known/openid-configuration").json();
            assertThat(document.path("issuer").asString()).isEqualTo(ISSUER);
            assertThat(document.path("token_endpoint").asString()).isEqualTo(ISSUER + "/oauth2/token");
            Answer page = each.with("Accept: text/html").get("/account");
            assertThat(page.status()).isEqualTo(302);
            assertThat(URI.create(ISSUER).resolve(page.header("Location"))).isEqualTo(URI.create(ISSUER + "/sign-in"));
            assertThat(each.get("/sign-in").header("Set-Cookie")).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "accounts.example.com.evil.example", "accounts.example.com:80@evil.example", ""})
    void hostThatIsNotTheIssuers_isRefused(String host) throws Exception {
        Answer answer = new Wire(server.port(), "127.0.0.1", "Host: " + host).get("/sign-in");
        assertThat(answer.status()).isIn(400, 421);
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    void forwardedFor_isBelievedFromTheProxyOnly() throws Exception {
        String token = adminToken();
        proxy().bearer(token).get("/admin/links?account=nobody-1");
        assertThat(server.logged("account nobody-1")).contains("Administrator ann from 198.51.100.7: ");

        new Wire(server.port(), "127.0.0.1", "Host: " + HOST, "X-Forwarded-For: 203.0.113.9, 198.51.100.7, 10.1.2.3")
                .bearer(token)
                .get("/admin/links?account=nobody-2");
        assertThat(server.logged("account nobody-2")).contains("from 198.51.100.7: ");

        new Wire(
                        server.port(),
                        "127.0.0.2",
                        "Host: " + HOST,
                        "X-Forwarded-For: 198.51.100.7",
                        "Forwarded: for=198.51.100.7")
                .bearer(token)
                .get("/admin/links?account=nobody-3");
        assertThat(server.logged("account nobody-3")).contains("from 127.0.0.2: ");
    }

    @Test
    void administration_isRefusedToWhoIsNoAdministrator() throws Exception {
        Wire proxy = proxy();
        Answer nobody = proxy.get("/admin/clients");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("Set-Cookie")).isEmpty();
        assertThat(proxy.bearer("sayso_rt_nonsense").get("/admin/clients").status())
                .isEqualTo(401);
        assertThat(proxy.bearer(adminToken()).get("/admin/clients").status()).isEqualTo(200);
        assertThat(proxy.bearer(adminToken()).get("/admin/none").status()).isEqualTo(404);

        // A service of ours, with every scope that a client may have.
        JsonNode backend = administrate(
                        "client", "add", "backend", "shop", "scopes=accounts.contact,accounts.profile,accounts.links")
                .json();
        String id = backend.path("client").path("client_id").asString();
        String secret = backend.path("client_secret").asString();
        String token = proxy.basic(id, secret)
                .form("/oauth2/token", "grant_type=client_credentials&scope=accounts.links")
                .json()
                .path("access_token")
                .asString();
        for (String path :
                List.of("/admin", "/admin/clients", "/admin/keys", "/admin/links?account=17", "/admin/none")) {
            Answer refused = proxy.bearer(token).get(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        }
        assertThat(server.logged("refused, not an administrator")).contains("Client " + id + " from 198.51.100.7");
        assertThat(proxy.basic(id, secret)
                        .form("/oauth2/token", "grant_type=client_credentials&scope=sayso.admin")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
        Done refused = administrate("client", "add", "backend", "evil", "scopes=sayso.admin");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("scopes has sayso.admin, which administrates this server");

        // An administrator's token opens nothing but the administration.
        Answer userInfo = proxy.bearer(adminToken()).get("/userinfo");
        assertThat(userInfo.status()).isIn(401, 403);
        assertThat(proxy.bearer(adminToken()).get("/accounts/17/contact").status())
                .isEqualTo(403);
    }

    @Test
    void outputForPeople_isLines_withTheSecretOnStandardOutputOnly() {
        List<String> where =
                List.of("--server", "http://127.0.0.1:" + server.port(), "--credentials", credentials.toString());
        Done added = sayso(with(where, "client", "add", "web", "site", "redirect-uris=https://site.example.com/login"));
        assertThat(added.out().lines().map(line -> line.split(": ", 2)[0]))
                .containsExactly("id", "client-id", "client-secret");
        String secret = added.out().lines().toList().get(2).split(": ", 2)[1];
        assertThat(added.err()).contains("shown this once").doesNotContain(secret);
        assertThat(sayso(with(where, "client", "list")).out())
                .contains("web:site  client id site-")
                .doesNotContain(secret);
        assertThat(sayso(with(where, "client", "show", "web:site")).out())
                .contains("kept: database", "  redirect-uris=https://site.example.com/login");
        assertThat(sayso(with(where, "key", "list")).out()).contains("state CURRENT");
        Done none = sayso(with(where, "link", "list", "--account", "nobody"));
        assertThat(none.out()).isEmpty();
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("No account has the subject nobody.");
    }

    private static String[] with(List<String> where, String... command) {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(where);
        return all.toArray(String[]::new);
    }

    @Test
    void textsThatPostgresCannotTake_areUnknownAndNoFault() throws Exception {
        for (String id : List.of("a\0b", "sayso-admin-\0", "sayso-admin-ann\0")) {
            assertThat(token(id, "secret", "grant_type=client_credentials")
                            .path("error")
                            .asString())
                    .isEqualTo("invalid_request");
        }
        assertThat(proxy().bearer(adminToken()).get("/admin/links?account=%00").json())
                .isEmpty();
        assertThat(proxy().get("/oauth2/authorize?response_type=code&client_id=%00")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void administratorWhoIsRemoved_isRefusedAtOnce_alsoWithATokenOfBefore() throws Exception {
        Path file = directory.resolve("ben.credentials");
        assertThat(sayso("admin", "create", "ben", "--config", config.toString(), "--out", file.toString())
                        .code())
                .isZero();
        assertThat(sayso("admin", "create", "ben", "--config", config.toString(), "--out", directory + "/again")
                        .err())
                .contains("There is an administrator of this name already");
        String secret = Files.readAllLines(file).get(2).split("=", 2)[1];
        String token = proxy().basic("sayso-admin-ben", secret)
                .form("/oauth2/token", "grant_type=client_credentials&scope=sayso.admin")
                .json()
                .path("access_token")
                .asString();
        assertThat(proxy().bearer(token).get("/admin/keys").status()).isEqualTo(200);

        assertThat(sayso("admin", "remove", "ben", "--config", config.toString())
                        .code())
                .isZero();

        assertThat(proxy().bearer(token).get("/admin/keys").status()).isEqualTo(403);
        Thread.sleep(1100);
        assertThat(sayso("admin", "create", "ben", "--config", config.toString(), "--out", directory + "/other")
                        .code())
                .isZero();
        assertThat(proxy().bearer(token).get("/admin/keys").status())
                .as("the token of somebody of the same name before")
                .isEqualTo(403);
        Done refused =
                sayso("key", "list", "--server", "http://127.0.0.1:" + server.port(), "--credentials", file.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("does not know these credentials", "sayso admin create")
                .doesNotContain(secret);
    }

    @Test
    void skill_isAdded_linked_getsANewSecret_andItsLinkIsEnded() throws Exception {
        Done added = administrate(
                "client",
                "add",
                "skill",
                "pizza",
                SKILL,
                "audience=https://pizza.example.com",
                "skill-name=Pizza on Demand",
                "scopes=openid,pizza:order,offline_access",
                "scope-descriptions.pizza:order=order pizza in your name");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("shown this once");
        String id = added.json().path("client").path("client_id").asString();
        String first = added.json().path("client_secret").asString();
        assertThat(first).hasSize(43);

        Person ann = new Person();
        JsonNode tokens = token(
                id,
                first,
                "grant_type=authorization_code&redirect_uri=" + encoded(REDIRECT) + "&code="
                        + encoded(ann.link(id, "order pizza in your name")));
        String refresh = tokens.path("refresh_token").asString();
        assertThat(refresh).startsWith("sayso_rt_");

        // Her browser's cookies open nothing there.
        assertThat(ann.wire().get("/admin/clients").status()).isEqualTo(401);
        // A skill's token, which is for the skill's API, is not even good here.
        assertThat(proxy().bearer(tokens.path("access_token").asString())
                        .get("/admin/clients")
                        .status())
                .isEqualTo(401);

        String second = administrate("client", "rotate-secret", "skill:pizza", "--overlap", "1h")
                .json()
                .path("client_secret")
                .asString();
        assertThat(second).isNotEqualTo(first);
        String refreshing = "grant_type=refresh_token&refresh_token=" + refresh;
        assertThat(token(id, first, refreshing).path("access_token").isMissingNode())
                .isFalse();
        assertThat(token(id, second, refreshing).path("access_token").isMissingNode())
                .isFalse();
        String third = administrate("client", "rotate-secret", "skill:pizza", "--overlap", "0s")
                .json()
                .path("client_secret")
                .asString();
        for (String former : List.of(first, second)) {
            assertThat(token(id, former, refreshing).path("error").asString()).isEqualTo("invalid_client");
        }

        assertThat(administrate("key", "rotate").code()).isZero();
        assertThat(administrate("key", "list").json().findValuesAsString("state"))
                .containsExactly("CURRENT", "NEXT");
        assertThat(proxy().get("/oauth2/jwks").json().path("keys")).hasSize(2);

        JsonNode links = administrate("link", "list", "--account", "17").json();
        assertThat(links.findValuesAsString("client")).containsExactly("skill:pizza");
        String link = links.get(0).path("id").asString();
        assertThat(administrate("link", "end", link, "--reason", "lost phone")
                        .json()
                        .path("end_reason")
                        .asString())
                .isEqualTo("ADMIN");
        assertThat(server.logged("link " + link)).contains("Administrator ann", "ended, because of \"lost phone\"");
        assertThat(token(id, third, refreshing).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(administrate("link", "end", "none", "--reason", "x").err()).contains("There is no link none.");

        assertThat(administrate("client", "remove", "skill:pizza").err()).contains("Say --yes");
        assertThat(administrate("client", "remove", "skill:pizza", "--yes").code())
                .isZero();
        assertThat(token(id, third, refreshing).path("error").asString()).isEqualTo("invalid_client");
        assertThat(server.output()).doesNotContain(first, second, third, refresh, PASSWORD, "not-asked-for");
    }

    @Test
    void accountsThatAreKept_areListed_disabled_andDeleted() throws Exception {
        String database = postgres.fresh("kept");
        Path other = config("kept", database, shop);
        Files.writeString(
                other,
                Files.readString(other)
                        .replaceFirst(
                                "(?s)    existing:.*?\\n\\n",
                                "    accounts:\n      kept: true\n      sign-up: false\n      forgotten-password: false\n\n"));
        Path file = directory.resolve("kept.credentials");
        assertThat(sayso("admin", "create", "ann", "--config", other.toString(), "--out", file.toString())
                        .code())
                .isZero();
        String subject;
        try (ServerDatabase accounts = ServerDatabase.open(new DatabaseSettings(database, Postgres.USER, null))) {
            subject = new Users(accounts, Clock.systemUTC(), List.of())
                    .create(new NewUser(
                            EmailAddress.of("ann@example.com").orElseThrow(),
                            true,
                            PersonName.of("Ann Archer").orElseThrow(),
                            null,
                            null))
                    .subject();
        }
        try (Served keeping = new Served(other)) {
            JsonNode list = administrate(keeping, file, "user", "list").json();
            assertThat(list.findValuesAsString("account")).containsExactly(subject);
            assertThat(administrate(keeping, file, "user", "list", "--after", "ann@example.com")
                            .json())
                    .isEmpty();
            assertThat(administrate(keeping, file, "user", "show", "Ann@Example.com")
                            .json()
                            .path("name")
                            .asString())
                    .isEqualTo("Ann Archer");
            assertThat(administrate(keeping, file, "user", "show", "user-nobody")
                            .err())
                    .contains("No account user-nobody is kept here.");
            assertThat(administrate(keeping, file, "user", "disable", subject)
                            .json()
                            .path("disabled")
                            .isString())
                    .isTrue();
            assertThat(administrate(keeping, file, "user", "enable", "ann@example.com")
                            .json()
                            .path("disabled")
                            .isString())
                    .isFalse();
            assertThat(administrate(keeping, file, "user", "delete", subject).err())
                    .contains("Say --yes");
            assertThat(administrate(keeping, file, "user", "delete", subject, "--yes")
                            .code())
                    .isZero();
            assertThat(administrate(keeping, file, "user", "show", "ann@example.com")
                            .err())
                    .contains("There is no account with this address.");
            assertThat(keeping.logged("deleted account " + subject)).contains("Administrator ann");
            assertThat(keeping.output()).doesNotContain("ann@example.com", "Archer");
        }
    }

    @Test
    void terminatedDuringARequest_isNotReady_answersIt_andEnds() throws Exception {
        Path other = config("graceful", postgres.fresh("graceful"), shop);
        try (Served stopping = new Served(other)) {
            Wire wire = new Wire(stopping.port(), "127.0.0.1", "Host: " + HOST);
            String body = "grant_type=client_credentials&scope=sayso.admin";
            try (Socket slow = wire.open()) {
                Wire.write(
                        slow,
                        wire.basic("nobody", "nothing")
                                .head("POST", "/oauth2/token", "application/x-www-form-urlencoded", body.length()));
                Wire.write(slow, body.substring(0, 10));
                Thread.sleep(1000);

                stopping.terminate();

                awaitRefusal(wire);
                assertThat(new Wire(stopping.healthPort(), "127.0.0.1")
                                .get("/health/ready")
                                .status())
                        .isEqualTo(503);
                assertThat(new Wire(stopping.healthPort(), "127.0.0.1")
                                .get("/health/live")
                                .status())
                        .isEqualTo(200);
                Wire.write(slow, body.substring(10));
                Answer answer = Wire.read(slow);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.json().path("error").asString()).isEqualTo("invalid_client");
            }
            assertThat(stopping.exitCode()).isEqualTo(143);
            assertThat(stopping.output()).doesNotContain("\tat ");
        }
    }

    private static void awaitRefusal(Wire wire) throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                wire.open().close();
                Thread.sleep(100);
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("it still takes connections");
    }

    private static JsonNode token(String id, String secret, String form) throws IOException {
        return proxy().basic(id, secret).form("/oauth2/token", form).json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Ann's browser, which sees the world's side of the proxy. */
    private static final class Person {

        private final Map<String, String> cookies = new LinkedHashMap<>();

        /** Signs in and allows; the code. */
        String link(String clientId, String words) throws IOException {
            Answer page = open("/oauth2/authorize?response_type=code&state=x&client_id=" + clientId + "&redirect_uri="
                    + encoded(REDIRECT) + "&scope=" + encoded("openid pizza:order offline_access"));
            page = submit(page, "sign-in", Map.of("username", "ann", "password", PASSWORD));
            assertThat(page.body()).contains(words, "Pizza on Demand on Alexa".substring(0, 15));
            assertThat(page.header("Content-Security-Policy")).contains("https://layla.amazon.com");
            Answer end = submit(page, "allow", Map.of());
            Matcher code = Pattern.compile("^" + Pattern.quote(REDIRECT) + "\\?.*\\bcode=([^&]+)")
                    .matcher(end.header("Location"));
            assertThat(code.find()).as(end.header("Location")).isTrue();
            return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
        }

        private Answer open(String path) throws IOException {
            return follow(wire().get(path));
        }

        private Answer submit(Answer page, String id, Map<String, String> fields) throws IOException {
            Element form = Objects.requireNonNull(
                    Jsoup.parse(page.body(), ISSUER + "/").getElementById(id), page.body());
            String body = form.select("input[name]").stream()
                    .map(input -> encoded(input.attr("name")) + "="
                            + encoded(fields.getOrDefault(input.attr("name"), input.attr("value"))))
                    .collect(Collectors.joining("&"));
            return follow(wire().form(URI.create(form.absUrl("action")).getRawPath(), body));
        }

        private Wire wire() {
            String all = cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
            return proxy().with("Accept: text/html", "Cookie: " + all);
        }

        private Answer follow(Answer answer) throws IOException {
            answer.headers().stream()
                    .filter(line -> line.startsWith("Set-Cookie: "))
                    .map(line -> line.substring(12).split(";", 2)[0].split("=", 2))
                    .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
            if (answer.status() / 100 != 3) {
                return answer;
            }
            URI to = URI.create(ISSUER).resolve(answer.header("Location"));
            assertThat(to.getScheme()).isEqualTo("https");
            return HOST.equals(to.getHost())
                    ? follow(wire().get(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())))
                    : answer;
        }
    }
}
