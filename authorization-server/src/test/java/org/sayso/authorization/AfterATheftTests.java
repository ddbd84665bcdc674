package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.users.User;
import tools.jackson.databind.JsonNode;

/** Who had the password, the mailbox or the open page once has nothing of it after a new password. */
class AfterATheftTests {

    private static final String ANN = "ann@example.com";
    private static final String NEW = "quite another passphrase";

    @Test
    void deviceThatTheThiefAllowed_getsNothing() {
        try (KeptServer kept = new KeptServer(DeviceServer.settings())) {
            User ann = kept.create(ANN);
            LinkingClient device = new LinkingClient(kept.server());
            JsonNode codes = device.post(
                            "/oauth2/device_authorization",
                            Map.of("client_id", DeviceServer.TV, "scope", DeviceServer.SCOPES))
                    .json();
            Browser thief = new Browser(kept.server());
            thief.open("/device");
            thief.signIn(ANN, KeptServer.PASSWORD);
            thief.submit("device", Map.of("user_code", DeviceServer.userCode(codes)));
            thief.submit("allow", Map.of());

            choose(forgottenAndProven(kept, 1));

            Answer poll = device.post(
                    "/oauth2/token",
                    Map.of(
                            "grant_type",
                            DeviceServer.GRANT,
                            "client_id",
                            DeviceServer.TV,
                            "device_code",
                            DeviceServer.deviceCode(codes)));
            assertThat(DeviceServer.error(poll)).isEqualTo("400 invalid_grant");
            assertThat(kept.server().bean(LinkStore.class).of(ann.subject())).isEmpty();
        }
    }

    @Test
    void codeThatWasProvenBefore_isWorthNothing() {
        try (KeptServer kept = new KeptServer()) {
            kept.create(ANN);
            Browser thief = forgottenAndProven(kept, 1);
            kept.clock().advance(Duration.ofMinutes(2));
            choose(forgottenAndProven(kept, 2));

            Browser.Page late = choose(thief);

            assertThat(late.document().select(".problem").text()).isEqualTo("This took too long. Please begin again.");
        }
    }

    @Test
    void codeThatWasMailedBefore_isWorthNothing() {
        try (KeptServer kept = new KeptServer()) {
            kept.create(ANN);
            Browser thief = new Browser(kept.server());
            NewPasswordTests.forgotten(thief, ANN);
            String code = kept.mail(1).code();
            kept.clock().advance(Duration.ofMinutes(2));
            choose(forgottenAndProven(kept, 2));

            assertThat(SignUpTests.type(thief, code).status()).isEqualTo(422);
            assertThat(thief.open("/forgotten-password/new-password").status()).isEqualTo(422);
        }
    }

    /** What is compared with the old password counts as a sign-in of before, however long that takes. */
    @Test
    void signIn_countsFromBeforeThePasswordWasCompared() {
        MovableClock clock = new MovableClock();
        try (RunningServer server = RunningServer.start(Map.of(), new SlowAccounts(clock), (Clock) clock)) {
            LinkingClient client = new LinkingClient(server);
            Browser browser = new Browser(server);
            browser.open(LinkingClient.path(LinkingClient.request()));
            Instant compared = clock.instant().plus(SlowAccounts.TAKES);
            browser.signIn("ann");
            Map<String, String> exchange =
                    LinkingClient.exchange(browser.submit("allow", Map.of()).code());
            exchange.put("code_verifier", LinkingClient.VERIFIER);
            JsonNode tokens = client.tokenAsAlexa(exchange).json();

            assertThat(LinkingClient.claims(tokens.get("access_token").asString())
                            .get("auth_time")
                            .asLong())
                    .isLessThan(compared.getEpochSecond());
        }
    }

    @Test
    void demoPerson_isLetInNowhereElse(@TempDir Path directory) {
        Map<String, String> settings = new LinkedHashMap<>(KeptServer.settings());
        settings.put("sayso.authorization.mail.port", "9");
        settings.put("sayso.authorization.database.url", "jdbc:h2:file:" + directory.resolve("accounts"));
        settings.put("sayso.authorization.demo-users", "true");
        try (RunningServer server = RunningServer.start(settings)) {
            assertThat(signedInAsDemo(server)).isEqualTo("/");
        }
        settings.put("sayso.authorization.demo-users", "false");
        try (RunningServer server = RunningServer.start(settings)) {
            assertThat(signedInAsDemo(server)).isEqualTo("/sign-in");
        }
    }

    private static String signedInAsDemo(RunningServer server) {
        Browser browser = new Browser(server);
        browser.open("/sign-in");
        return browser.signIn("ann@example.com", "demo-only-ann").address().getPath();
    }

    private static Browser forgottenAndProven(KeptServer kept, int mail) {
        Browser browser = new Browser(kept.server());
        NewPasswordTests.forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(mail).code());
        return browser;
    }

    private static Browser.Page choose(Browser browser) {
        return browser.submit("new-password", Map.of("password", NEW, "end_assistants", "true"));
    }

    /** Accounts far away. */
    private static final class SlowAccounts implements AccountDirectory {

        private static final Duration TAKES = Duration.ofMinutes(2);

        private final AccountDirectory demo = new DemoAccounts();
        private final MovableClock clock;

        SlowAccounts(MovableClock clock) {
            this.clock = clock;
        }

        @Override
        public Optional<Account> authenticate(String userName, CharSequence password) {
            clock.advance(TAKES);
            return demo.authenticate(userName, password);
        }

        @Override
        public Optional<Account> findBySubject(String subject) {
            return demo.findBySubject(subject);
        }

        @Override
        public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
            return demo.changeAttribute(subject, attribute, value);
        }
    }
}
