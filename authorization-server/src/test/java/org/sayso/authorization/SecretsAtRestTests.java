package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.DeviceServer.deviceCode;
import static org.sayso.authorization.DeviceServer.userCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.admin.Administrators;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.settings.AddedClient;
import org.sayso.authorization.settings.ClientKind;
import org.sayso.authorization.store.ServerDatabase;
import tools.jackson.databind.JsonNode;

/** Whoever reads the whole database finds nothing there to sign in, to link or to administrate with, at any moment. */
class SecretsAtRestTests {

    private static final String EMAIL = "ann@example.com";
    private static final String NEW = "quite another passphrase";

    private final Map<String, String> seen = new LinkedHashMap<>();

    @Test
    void h2_holdsNoSecretOfAnyKind() {
        holdsNoSecret(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                database -> database.jdbc().sql("SCRIPT").query(String.class).list());
    }

    @Test
    void postgres_holdsNoSecretOfAnyKind() {
        holdsNoSecret(Postgres.freshDatabase(), PostgresLinkTests::everyRow);
    }

    private void holdsNoSecret(String url, Function<ServerDatabase, List<String>> dump) {
        Map<String, String> settings = new LinkedHashMap<>(KeptServer.settings());
        settings.putAll(DeviceServer.settings());
        settings.put("sayso.authorization.database.url", url);
        settings.put("sayso.authorization.secrets", LastingLinkContract.FIRST_SECRET);
        settings.put("sayso.authorization.admin.enabled", "true");
        seen.put("server's secret", LastingLinkContract.FIRST_SECRET);
        seen.put("password", KeptServer.PASSWORD);
        seen.put("secret of the settings", RunningServer.ALEXA_SECRET);
        seen.put("secret of a device", DeviceServer.OVEN_SECRET);
        try (KeptServer kept = new KeptServer(settings)) {
            Runnable search = () -> search(dump.apply(kept.server().bean(ServerDatabase.class)));
            signUpAndLink(kept, search);
            Browser browser = newPassword(kept, search);
            linkDevice(kept, browser, search);
            administrate(kept.server());
            search.run();

            String all = String.join("\n", dump.apply(kept.server().bean(ServerDatabase.class)));
            assertThat(all)
                    .as("what is no secret is there, so that the rest would be found")
                    .contains(EMAIL, kept.user(EMAIL).subject(), "skill:pizza", "device:tv", "shop", "sayso-admin-eve");
            // Until consent the client's own state is kept, to be given back.
            assertThat(all).doesNotContain(LinkingClient.STATE.substring(0, 12));
        }
    }

    private void signUpAndLink(KeptServer kept, Runnable search) {
        LinkingClient client = new LinkingClient(kept.server());
        Browser browser = new Browser(kept.server());
        browser.open(LinkingClient.path(LinkingClient.request()));
        browser.open("/sign-up");
        SignUpTests.signUp(browser, EMAIL);
        sawCode("code of sign-up", kept.mail(1).code());
        search.run();
        Browser.Page consent = SignUpTests.type(browser, kept.mail(1).code());
        seen.put(
                "state of the consent page",
                Objects.requireNonNull(consent.query().get("state")));
        seen.put("browser session", browser.cookie("ACCOUNTS_SESSION"));
        search.run();
        String code = browser.submit("allow", Map.of()).code();
        seen.put("authorization code", code);
        seen.put("verifier", LinkingClient.VERIFIER);
        search.run();
        Map<String, String> exchange = LinkingClient.exchange(code);
        exchange.put("code_verifier", LinkingClient.VERIFIER);
        Answer tokens = client.tokenAsAlexa(exchange);
        sawTokens("link", tokens);
        search.run();
        sawTokens(
                "refresh",
                client.tokenAsAlexa(
                        LinkingClient.refresh(tokens.json().get("refresh_token").asString())));
        search.run();
    }

    /** Ann's browser, signed in with another password. */
    private Browser newPassword(KeptServer kept, Runnable search) {
        kept.clock().advance(Duration.ofMinutes(2));
        Browser browser = new Browser(kept.server());
        NewPasswordTests.forgotten(browser, EMAIL);
        sawCode("code of a forgotten password", kept.mail(2).code());
        search.run();
        SignUpTests.type(browser, kept.mail(2).code());
        browser.submit("new-password", Map.of("password", NEW, "end_assistants", "false"));
        seen.put("new password", NEW);
        assertThat(kept.mail(3).subject()).contains("was changed");
        search.run();
        return browser;
    }

    private void linkDevice(KeptServer kept, Browser browser, Runnable search) {
        LinkingClient client = new LinkingClient(kept.server());
        JsonNode codes = client.post(
                        "/oauth2/device_authorization",
                        Map.of("client_id", DeviceServer.TV, "scope", DeviceServer.SCOPES))
                .json();
        seen.put("device code", deviceCode(codes));
        seen.put("user code", userCode(codes));
        seen.put("user code without its hyphen", userCode(codes).replace("-", ""));
        search.run();
        browser.open("/device");
        browser.submit("device", Map.of("user_code", userCode(codes)));
        search.run();
        browser.submit("allow", Map.of());
        search.run();
        sawTokens(
                "device",
                client.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                DeviceServer.GRANT,
                                "client_id",
                                DeviceServer.TV,
                                "device_code",
                                deviceCode(codes))));
        search.run();
    }

    private void administrate(RunningServer server) {
        Clients clients = server.bean(Clients.class);
        Clients.Issued added =
                clients.add(new AddedClient(ClientKind.BACKEND, "shop", Map.of("scopes", "accounts.contact")));
        seen.put("secret of an added client", added.secret().reveal());
        seen.put(
                "secret that followed it",
                clients.rotateSecret(added.client().id(), Duration.ofHours(1))
                        .orElseThrow()
                        .secret()
                        .reveal());
        seen.put(
                "secret of an administrator",
                server.bean(Administrators.class).create("eve").reveal());
    }

    private void sawCode(String what, String code) {
        seen.put(what, code);
        seen.put(what + ", as in the mail", code.substring(0, 4) + " " + code.substring(4));
    }

    private void sawTokens(String what, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        for (String kind : List.of("access_token", "refresh_token", "id_token")) {
            String token = answer.json().path(kind).asString("");
            if (!token.isEmpty()) {
                seen.put(kind + " of " + what, token);
                seen.put("end of " + kind + " of " + what, token.substring(token.length() - 24));
            }
        }
    }

    /** In clear and, as databases write bytes, in hexadecimal digits. */
    private void search(List<String> rows) {
        String all = String.join("\n", rows);
        String digits = all.toLowerCase(Locale.ROOT);
        seen.forEach((what, secret) -> {
            assertThat(secret).as(what).hasSizeGreaterThan(7);
            assertThat(all.contains(secret)).as("the dump has the " + what).isFalse();
            assertThat(digits.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))))
                    .as("the dump has the bytes of the " + what)
                    .isFalse();
        });
    }
}
