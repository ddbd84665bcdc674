package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.serve.Wire.Answer;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.NewUser;
import org.sayso.authorization.users.PersonName;
import org.sayso.authorization.users.Users;
import tools.jackson.databind.JsonNode;

/** A server in production, administrated by its commands. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
@Timeout(300)
class AdministrationIT {

    @TempDir
    static Path directory;

    private static Production production;

    @BeforeAll
    static void start() throws Exception {
        production = new Production(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        production.close();
    }

    @Test
    void administration_isRefusedToWhoIsNoAdministrator() throws Exception {
        Wire proxy = production.proxy();
        Answer nobody = proxy.get("/admin/clients");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("Set-Cookie")).isEmpty();
        assertThat(proxy.bearer("sayso_rt_nonsense").get("/admin/clients").status())
                .isEqualTo(401);
        assertThat(proxy.bearer(production.adminToken()).get("/admin/clients").status())
                .isEqualTo(200);
        assertThat(proxy.bearer(production.adminToken()).get("/admin/none").status())
                .isEqualTo(404);

        // A service of ours, with every scope that a client may have.
        JsonNode backend = production
                .administrate(
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
        assertThat(production.server().logged("refused, not an administrator"))
                .contains("Client " + id + " from 198.51.100.7");
        assertThat(proxy.basic(id, secret)
                        .form("/oauth2/token", "grant_type=client_credentials&scope=sayso.admin")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
        Production.Done refused = production.administrate("client", "add", "backend", "evil", "scopes=sayso.admin");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("scopes has sayso.admin, which administrates this server");

        // An administrator's token opens nothing but the administration.
        Answer userInfo = proxy.bearer(production.adminToken()).get("/userinfo");
        assertThat(userInfo.status()).isIn(401, 403);
        assertThat(proxy.bearer(production.adminToken())
                        .get("/accounts/17/contact")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void outputForPeople_isLines_withTheSecretOnStandardOutputOnly() {
        List<String> where = List.of(
                "--server",
                "http://127.0.0.1:" + production.server().port(),
                "--credentials",
                production.credentials().toString());
        Production.Done added = Production.sayso(
                with(where, "client", "add", "web", "site", "redirect-uris=https://site.example.com/login"));
        assertThat(added.out().lines().map(line -> line.split(": ", 2)[0]))
                .containsExactly("id", "client-id", "client-secret");
        String secret = added.out().lines().toList().get(2).split(": ", 2)[1];
        assertThat(added.err()).contains("shown this once").doesNotContain(secret);
        assertThat(Production.sayso(with(where, "client", "list")).out())
                .contains("web:site  client id site-")
                .doesNotContain(secret);
        assertThat(Production.sayso(with(where, "client", "show", "web:site")).out())
                .contains("kept: database", "  redirect-uris=https://site.example.com/login");
        assertThat(Production.sayso(with(where, "key", "list")).out()).contains("state CURRENT");
        Production.Done none = Production.sayso(with(where, "link", "list", "--account", "nobody"));
        assertThat(none.out()).isEmpty();
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("No account has the subject nobody.");
    }

    @Test
    void secretThatIsReplaced_isToldUntilWhenItIsGood_andEndsAtOnceByCommand() throws Exception {
        JsonNode added = production
                .administrate("client", "add", "backend", "tea", "scopes=accounts.links")
                .json();
        String id = added.path("client").path("client_id").asString();
        String first = added.path("client_secret").asString();
        String asked = "grant_type=client_credentials&scope=accounts.links";
        Production.Done rotated = production.administrate("client", "rotate-secret", "backend:tea", "--overlap", "1h");
        assertThat(rotated.err())
                .containsPattern("The secret before is good until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC[.]")
                .contains("To end it at once: sayso client end-former-secret backend:tea");
        String second = rotated.json().path("client_secret").asString();
        assertThat(production.token(id, first, asked).has("access_token")).isTrue();

        Production.Done ended = production.administrate("client", "end-former-secret", "backend:tea");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(production.token(id, first, asked).path("error").asString()).isEqualTo("invalid_client");
        assertThat(production.token(id, second, asked).has("access_token")).isTrue();
        assertThat(production.server().logged("ended the former secret")).contains("Administrator ann", "backend:tea");
        assertThat(production
                        .administrate("client", "rotate-secret", "backend:tea", "--overlap", "0s")
                        .err())
                .contains("The secret before is worth nothing from now on.");
        assertThat(production
                        .administrate("client", "end-former-secret", "backend:none")
                        .err())
                .contains("backend:none");
    }

    @Test
    void textsThatPostgresCannotTake_areUnknownAndNoFault() throws Exception {
        for (String id : List.of("a\0b", "sayso-admin-\0", "sayso-admin-ann\0")) {
            assertThat(production
                            .token(id, "secret", "grant_type=client_credentials")
                            .path("error")
                            .asString())
                    .isEqualTo("invalid_request");
        }
        assertThat(production
                        .proxy()
                        .bearer(production.adminToken())
                        .get("/admin/links?account=%00")
                        .status())
                .isEqualTo(404);
        assertThat(production
                        .proxy()
                        .get("/oauth2/authorize?response_type=code&client_id=%00")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void administratorWhoIsRemoved_isRefusedAtOnce_alsoWithATokenOfBefore() throws Exception {
        Path file = directory.resolve("ben.credentials");
        assertThat(Production.sayso(
                                "admin",
                                "create",
                                "ben",
                                "--config",
                                production.file().toString(),
                                "--out",
                                file.toString())
                        .code())
                .isZero();
        assertThat(Production.sayso(
                                "admin",
                                "create",
                                "ben",
                                "--config",
                                production.file().toString(),
                                "--out",
                                directory + "/again")
                        .err())
                .contains("There is an administrator of this name already.", "Fix: Choose another name")
                .doesNotContain("Cannot start");
        String secret = Files.readAllLines(file).get(2).split("=", 2)[1];
        String token = production
                .proxy()
                .basic("sayso-admin-ben", secret)
                .form("/oauth2/token", "grant_type=client_credentials&scope=sayso.admin")
                .json()
                .path("access_token")
                .asString();
        assertThat(production.proxy().bearer(token).get("/admin/keys").status()).isEqualTo(200);

        assertThat(Production.sayso(
                                "admin",
                                "remove",
                                "ben",
                                "--config",
                                production.file().toString())
                        .code())
                .isZero();

        assertThat(production.proxy().bearer(token).get("/admin/keys").status()).isEqualTo(403);
        Thread.sleep(1100);
        assertThat(Production.sayso(
                                "admin",
                                "create",
                                "ben",
                                "--config",
                                production.file().toString(),
                                "--out",
                                directory + "/other")
                        .code())
                .isZero();
        assertThat(production.proxy().bearer(token).get("/admin/keys").status())
                .as("the token of somebody of the same name before")
                .isEqualTo(403);
        Production.Done refused = Production.sayso(
                "key",
                "list",
                "--server",
                "http://127.0.0.1:" + production.server().port(),
                "--credentials",
                file.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("does not know these credentials", "sayso admin create")
                .doesNotContain(secret);
    }

    @Test
    void skill_isAdded_linked_getsANewSecret_andItsLinkIsEnded() throws Exception {
        Production.Done added = production.administrate(
                "client",
                "add",
                "skill",
                "pizza",
                Production.SKILL,
                "audience=https://pizza.example.com",
                "skill-name=Pizza on Demand",
                "scopes=openid,pizza:order,offline_access",
                "scope-descriptions.pizza:order=order pizza in your name");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("shown this once");
        String id = added.json().path("client").path("client_id").asString();
        String first = added.json().path("client_secret").asString();
        assertThat(first).hasSize(43);

        Person ann = new Person(production.proxy());
        JsonNode tokens = production.token(
                id,
                first,
                "grant_type=authorization_code&redirect_uri=" + Production.encoded(Production.REDIRECT) + "&code="
                        + Production.encoded(ann.link(id, "order pizza in your name")));
        String refresh = tokens.path("refresh_token").asString();
        assertThat(refresh).startsWith("sayso_rt_");

        // Her browser's cookies open nothing there.
        assertThat(ann.wire().get("/admin/clients").status()).isEqualTo(401);
        // A skill's token, which is for the skill's API, is not even good here.
        assertThat(production
                        .proxy()
                        .bearer(tokens.path("access_token").asString())
                        .get("/admin/clients")
                        .status())
                .isEqualTo(401);

        String second = production
                .administrate("client", "rotate-secret", "skill:pizza", "--overlap", "1h")
                .json()
                .path("client_secret")
                .asString();
        assertThat(second).isNotEqualTo(first);
        String refreshing = "grant_type=refresh_token&refresh_token=" + refresh;
        assertThat(production.token(id, first, refreshing).path("access_token").isMissingNode())
                .isFalse();
        assertThat(production.token(id, second, refreshing).path("access_token").isMissingNode())
                .isFalse();
        assertThat(production
                        .administrate("client", "change", "skill:pizza", "require-pkce=maybe")
                        .err())
                .contains("skills.pizza.require-pkce cannot be read: maybe. Set it to true or false.");
        String third = production
                .administrate("client", "rotate-secret", "skill:pizza", "--overlap", "0s")
                .json()
                .path("client_secret")
                .asString();
        for (String former : List.of(first, second)) {
            assertThat(production.token(id, former, refreshing).path("error").asString())
                    .isEqualTo("invalid_client");
        }

        assertThat(production.administrate("key", "rotate").code()).isZero();
        assertThat(production.administrate("key", "list").json().findValuesAsString("state"))
                .containsExactly("CURRENT", "NEXT");
        assertThat(production.proxy().get("/oauth2/jwks").json().path("keys")).hasSize(2);

        JsonNode links =
                production.administrate("link", "list", "--account", "17").json();
        assertThat(links.findValuesAsString("client")).containsExactly("skill:pizza");
        String link = links.get(0).path("id").asString();
        assertThat(production
                        .administrate("link", "end", link, "--reason", "lost phone")
                        .json()
                        .path("end_reason")
                        .asString())
                .isEqualTo("ADMIN");
        assertThat(production.server().logged("link " + link))
                .contains("Administrator ann", "ended, because of \"lost phone\"");
        assertThat(production.token(id, third, refreshing).path("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(production
                        .administrate("link", "end", "none", "--reason", "x")
                        .err())
                .contains("There is no link none.");

        assertThat(production.administrate("client", "remove", "skill:pizza").err())
                .contains("Say --yes");
        assertThat(production
                        .administrate("client", "remove", "skill:pizza", "--yes")
                        .code())
                .isZero();
        assertThat(production.token(id, third, refreshing).path("error").asString())
                .isEqualTo("invalid_client");
        assertThat(production.server().output())
                .doesNotContain(first, second, third, refresh, Production.PASSWORD, "not-asked-for");
    }

    @Test
    void accountsThatAreKept_areListed_disabled_andDeleted() throws Exception {
        String database = production.postgres().fresh("kept");
        Path other = production.config("kept", database);
        Files.writeString(
                other,
                Files.readString(other)
                        .replaceFirst(
                                "(?s)    existing:.*?\\n\\n",
                                "    accounts:\n      kept: true\n      sign-up: false\n      forgotten-password: false\n\n"));
        Path file = directory.resolve("kept.credentials");
        assertThat(Production.sayso("admin", "create", "ann", "--config", other.toString(), "--out", file.toString())
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
            JsonNode list =
                    Production.administrate(keeping, file, "user", "list").json();
            assertThat(list.findValuesAsString("account")).containsExactly(subject);
            assertThat(Production.administrate(keeping, file, "user", "list", "--after", "ann@example.com")
                            .json())
                    .isEmpty();
            assertThat(Production.administrate(keeping, file, "user", "show", "Ann@Example.com")
                            .json()
                            .path("name")
                            .asString())
                    .isEqualTo("Ann Archer");
            assertThat(Production.administrate(keeping, file, "user", "show", "user-nobody")
                            .err())
                    .contains("No account user-nobody is kept here.");
            assertThat(Production.administrate(keeping, file, "user", "disable", subject)
                            .json()
                            .path("disabled")
                            .isString())
                    .isTrue();
            assertThat(Production.administrate(keeping, file, "user", "enable", "ann@example.com")
                            .json()
                            .path("disabled")
                            .isString())
                    .isFalse();
            assertThat(Production.administrate(keeping, file, "user", "delete", subject)
                            .err())
                    .contains("Say --yes");
            assertThat(Production.administrate(keeping, file, "user", "delete", subject, "--yes")
                            .code())
                    .isZero();
            assertThat(Production.administrate(keeping, file, "user", "show", "ann@example.com")
                            .err())
                    .contains("There is no account with this address.");
            assertThat(keeping.logged("deleted account " + subject)).contains("Administrator ann");
            assertThat(keeping.output()).doesNotContain("ann@example.com", "Archer");
        }
    }

    private static String[] with(List<String> where, String... command) {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(where);
        return all.toArray(String[]::new);
    }
}
