package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People make passkeys, sign in with them and delete them; and everything that must not pass as one. */
@ExtendWith(OutputCaptureExtension.class)
class PasskeyTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final MovableClock clock = new MovableClock();
    private final ClosableAccounts accounts = new ClosableAccounts();
    private final PasskeyDevice device = new PasskeyDevice();
    private RunningServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = RunningServer.start(Map.of(), accounts, clock);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void notSignedIn_leadsToSignInAndBackToTheAccount() {
        assertThat(browser.open("/account").address().getPath()).isEqualTo("/sign-in");
        Page account = browser.signIn("ann");
        assertThat(account.address().getPath()).isEqualTo("/account");
        assertThat(account.text())
                .contains("Your account", "Ann Archer (ann)", "+12025550142 verified", "ann@example.com verified")
                .contains("You have no passkeys yet.");
        assertThat(browser.open("/").document().select("a[href=/account]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/new-passkey", "/sign-in"})
    void page_cannotBeFramedOrRememberedAndHasNoInlineScript(String path) {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        Page page = browser.open(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("style, script:not([src]), [style], [onclick]"))
                .isEmpty();
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("x-frame-options")).isEqualTo("DENY");
        assertThat(page.header("cache-control")).contains("no-store");
    }

    @Test
    void script_isServedToAnybody() {
        assertThat(browser.open("/accounts/passkeys.js").header("content-type")).contains("javascript");
    }

    @Test
    void options_wantTheUserVerifiedAndNameTheDomainAndThePerson() {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        JsonNode options = optionsToCreate();
        assertThat(options.at("/rp/id").asString()).isEqualTo("localhost");
        assertThat(options.at("/user/name").asString()).isEqualTo("ann");
        assertThat(options.at("/user/displayName").asString()).isEqualTo("Ann Archer");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/residentKey").asString()).isEqualTo("required");
        JsonNode toUse = optionsToUse();
        assertThat(toUse.get("userVerification").asString()).isEqualTo("required");
        assertThat(toUse.get("allowCredentials")).isEmpty();
    }

    @Test
    void newPasskey_isListedByItsNameAndSignsItsOwnerIn() {
        register("ann", "Ann's <phone>");
        Page account = browser.open("/account");
        assertThat(account.document().select(".passkeys strong").text()).isEqualTo("Ann's <phone>");
        assertThat(account.document().select("#passkey-added")).isEmpty();
        Browser other = new Browser(server);
        other.open("/account");
        String before = other.cookie("ACCOUNTS_SESSION");
        Page answer = use(other);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).get("redirectUrl").asString()).contains("/account");
        assertThat(other.cookie("ACCOUNTS_SESSION")).as("a new session").isNotEqualTo(before);
        assertThat(other.open("/account").text()).contains("Ann Archer (ann)");
    }

    @Test
    void newPasskey_isConfirmedOnThePageItsScriptOpens_notByAnOldAddress() {
        register("ann", "phone");
        browser.open("/account/new-passkey");
        String next = browser.page().document().select("#new-passkey").attr("data-next");
        assertThat(browser.open(next).document().select("#passkey-added").text())
                .isEqualTo("Added. From now on you can sign in with the passkey phone.");
        clock.advance(Duration.ofMinutes(3));
        assertThat(browser.open(next).document().select("#passkey-added")).isEmpty();
    }

    @Test
    void formFromBeforeThePasskey_isRefusedAfterIt() {
        register("ann", "phone");
        Browser other = new Browser(server);
        String before = token(other.open("/account"));
        use(other);
        Page page = other.post(server.uri("/sign-out"), List.of(Map.entry("_csrf", before)));
        assertThat(page.status()).isEqualTo(403);
        assertThat(other.open("/").text()).contains("You are signed in as Ann Archer.");
    }

    @Test
    void passkeySignIn_isToldInTheTokens() {
        register("sam", "phone");
        clock.advance(Duration.ofMinutes(3));
        long before = clock.instant().getEpochSecond();
        JsonNode tokens = tokensByPasskey();
        for (String token : List.of("id_token", "access_token")) {
            JsonNode claims = LinkingClient.claims(tokens.get(token).asString());
            assertThat(claims.get("amr").valueStream().map(JsonNode::asString)).containsExactly("pop", "user", "mfa");
            assertThat(claims.get("acr").asString()).isEqualTo("phr");
            assertThat(claims.get("auth_time").asLong()).isGreaterThanOrEqualTo(before);
            assertThat(claims.get("sub").asString()).startsWith("user-sam-");
        }
    }

    @Test
    void freshSignInWanted_mayBeAPasskey() {
        register("sam", "phone");
        clock.advance(Duration.ofMinutes(2));
        assertThat(browser.open(webRequest("&prompt=login")).address().getPath())
                .isEqualTo("/sign-in");
        String next = JSON.readTree(use(browser).body()).get("redirectUrl").asString();
        assertThat(browser.open(next.substring(server.base().toString().length()))
                        .query())
                .containsKey("code");
    }

    @Test
    void keptInAFile_surviveARestartAndDeletionDoesToo(@TempDir Path directory, CapturedOutput output) {
        assertThat(output.getOut()).contains("Links, passkeys and keys are kept in memory");
        surviveARestartAndDeletionDoesToo(
                Map.of("sayso.authorization.database.url", "jdbc:h2:file:" + directory.resolve("accounts")));
    }

    @Test
    void keptInPostgres_surviveARestartAndDeletionDoesToo() {
        surviveARestartAndDeletionDoesToo(Map.of(
                "sayso.authorization.database.url",
                Postgres.freshDatabase(),
                "sayso.authorization.secrets",
                LastingLinkContract.FIRST_SECRET));
    }

    private void surviveARestartAndDeletionDoesToo(Map<String, String> file) {
        server.close();
        server = RunningServer.start(file, accounts, clock);
        browser = new Browser(server);
        register("ann", "phone");
        server.close();
        server = RunningServer.start(file, accounts, clock);
        browser = new Browser(server);
        browser.open("/account");
        assertThat(use(browser).status()).isEqualTo(200);
        browser.open("/account");
        delete(device.id());
        server.close();
        server = RunningServer.start(file, accounts, clock);
        browser = new Browser(server);
        browser.open("/account");
        assertRefused(use(browser));
    }

    @Test
    void deletedPasskey_isRefused() {
        register("ann", "phone");
        Page account = browser.open("/account");
        assertThat(account.document().select(".passkeys button").attr("aria-label"))
                .isEqualTo("Delete the passkey phone");
        Page after = delete(device.id());
        assertThat(after.document().select("[role=status]").text()).startsWith("Deleted.");
        assertThat(after.text()).contains("You have no passkeys yet.");
        Browser other = new Browser(server);
        other.open("/account");
        assertRefused(use(other));
    }

    @Test
    void passkeyOfSomebodyElse_cannotBeDeleted() {
        register("ann", "phone");
        Browser ben = new Browser(server);
        ben.open("/account");
        Page account = ben.signIn("ben");
        Page page = ben.post(
                server.uri("/account/delete-passkey"),
                List.of(Map.entry("id", device.id()), Map.entry("_csrf", token(ben.open("/account/new-passkey")))));
        assertThat(account.text()).doesNotContain("phone Delete");
        assertThat(page.status()).isEqualTo(404);
        assertThat(browser.open("/account").document().select(".passkeys li")).hasSize(1);
    }

    @Test
    void deletionWithoutItsToken_isRefused() {
        register("ann", "phone");
        Page page = browser.post(server.uri("/account/delete-passkey"), List.of(Map.entry("id", device.id())));
        assertThat(page.status()).isEqualTo(403);
        assertThat(browser.open("/account").document().select(".passkeys li")).hasSize(1);
    }

    @Test
    void springsOwnDeletion_doesNotExist() {
        register("ann", "phone");
        Page page = browser.open("/webauthn/register/" + device.id());
        assertThat(page.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webauthn/register/options",
                "/webauthn/register",
                "/webauthn/authenticate/options",
                "/login/webauthn"
            })
    void scriptWithoutTheToken_isRefused(String path) {
        browser.open("/account");
        browser.signIn("ann");
        browser.open("/accounts/passkeys.js");
        assertThat(browser.postJson(path, "{}").status()).isEqualTo(403);
    }

    @Test
    void nobodySignedIn_getsNoOptionsForANewPasskey() {
        browser.open("/sign-in");
        Page answer = browser.postJson("/webauthn/register/options", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Sign in with your password again");
    }

    @Test
    void passwordLongAgo_isAskedForAgainBeforeANewPasskey() {
        browser.open("/account");
        browser.signIn("ann");
        assertThat(browser.open("/account/new-passkey").address().getPath()).isEqualTo("/account/new-passkey");
        JsonNode options = optionsToCreate();
        clock.advance(Duration.ofMinutes(5));

        Page late = browser.postJson("/webauthn/register", device.create(options, "phone"));
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.body()).contains("last five minutes");
        assertThat(browser.postJson("/webauthn/register/options", "").status()).isEqualTo(403);

        Page signIn = browser.open("/account/new-passkey");
        assertThat(signIn.address().getPath()).isEqualTo("/sign-in");
        assertThat(signIn.text()).contains("please sign in with your password again");
        assertThat(signIn.document().select("#passkey")).isEmpty();
        browser.signIn("ann", "wrong");
        assertThat(browser.page().document().select("#passkey")).isEmpty();
        assertThat(browser.signIn("ann").address().getPath()).isEqualTo("/account/new-passkey");
        assertThat(browser.postJson("/webauthn/register", device.create(optionsToCreate(), "phone"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signedInByPasskey_needsThePasswordForAnother() {
        register("ann", "phone");
        Browser other = new Browser(server);
        other.open("/account");
        use(other);
        assertThat(other.open("/account/new-passkey").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void newPasskeyOfAnotherOrigin_isRefused() {
        device.origin = "https://attacker.example";
        assertNotRegistered();
    }

    @Test
    void newPasskeyOfAnotherDomain_isRefused() {
        device.rpId = "attacker.example";
        assertNotRegistered();
    }

    @Test
    void newPasskeyWithoutUserVerification_isRefused() {
        device.verifiesItsUser = false;
        assertNotRegistered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "tab\there", "right\u202eleft", "12345678901234567890123456789012345678901"})
    void nameThatIsNone_isRefused(String name) {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        Page answer = browser.postJson("/webauthn/register", device.create(optionsToCreate(), name));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("the name is missing");
    }

    @Test
    void answerToAnEarlierQuestion_isNoNewPasskey() {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        JsonNode earlier = optionsToCreate();
        optionsToCreate();
        assertThat(browser.postJson("/webauthn/register", device.create(earlier, "phone"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void optionsOfSomebodyElseInTheSameSession_areRefused() {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        JsonNode options = optionsToCreate();
        browser.open("/sign-in");
        browser.signIn("ben");
        browser.open("/account/new-passkey");
        Page answer = browser.postJson("/webauthn/register", device.create(options, "phone"));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void samePasskeyForASecondAccount_isRefused() {
        register("ann", "phone");
        Browser ben = new Browser(server);
        ben.open("/account/new-passkey");
        ben.signIn("ben");
        JsonNode options =
                JSON.readTree(ben.postJson("/webauthn/register/options", "").body());
        assertThat(ben.postJson("/webauthn/register", device.create(options, "mine now"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"publicKey\":{}}", "not json", "{\"publicKey\":{\"label\":\"x\"}}"})
    void brokenNewPasskey_isABadRequest(String body) {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        optionsToCreate();
        assertThat(browser.postJson("/webauthn/register", body).status()).isEqualTo(400);
    }

    @Test
    void unknownPasskey_isRefused() {
        browser.open("/account");
        assertRefused(use(browser));
    }

    @Test
    void passkeyUsedAtAnotherOrigin_isRefused() {
        register("ann", "phone");
        device.origin = "https://localhost.attacker.example";
        assertUseRefused();
    }

    @Test
    void passkeyUsedForAnotherDomain_isRefused() {
        register("ann", "phone");
        device.rpId = "attacker.example";
        assertUseRefused();
    }

    @Test
    void passkeyUsedWithoutUserVerification_isRefused() {
        register("ann", "phone");
        device.verifiesItsUser = false;
        assertUseRefused();
    }

    @Test
    void passkeyWithAnothersSignature_isRefused() {
        register("ann", "phone");
        Browser other = new Browser(server);
        other.open("/account");
        String forged = new PasskeyDevice().use(optionsToUse(other));
        String stranger = JSON.readTree(forged).get("id").asString();
        assertRefused(other.postJson("/login/webauthn", forged.replace(stranger, device.id())));
    }

    @Test
    void sameAnswerTwice_isRefused() {
        register("ann", "phone");
        Browser other = new Browser(server);
        other.open("/account");
        String answer = device.use(optionsToUse(other));
        assertThat(other.postJson("/login/webauthn", answer).status()).isEqualTo(200);
        other.open("/sign-in");
        assertRefused(other.postJson("/login/webauthn", answer));
        optionsToUse(other);
        assertRefused(other.postJson("/login/webauthn", answer));
    }

    @Test
    void closedAccount_isNotOpenedByItsPasskey() {
        register("ann", "phone");
        accounts.close("user-ann-5f0c2e71");
        assertUseRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "not json", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}"})
    void brokenSignIn_isRefused(String body) {
        browser.open("/account");
        optionsToUse();
        assertRefused(browser.postJson("/login/webauthn", body));
    }

    @Test
    void twentyPasskeys_areEnough() {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        for (int number = 1; number <= 20; number++) {
            assertThat(browser.postJson(
                                    "/webauthn/register",
                                    new PasskeyDevice().create(optionsToCreate(), "key " + number))
                            .status())
                    .isEqualTo(200);
        }
        Page answer = browser.postJson("/webauthn/register", device.create(optionsToCreate(), "one more"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("20 passkeys already");
    }

    private void register(String person, String name) {
        browser.open("/account/new-passkey");
        browser.signIn(person);
        Page answer = browser.postJson("/webauthn/register", device.create(optionsToCreate(), name));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void assertNotRegistered() {
        browser.open("/account/new-passkey");
        browser.signIn("ann");
        Page answer = browser.postJson("/webauthn/register", device.create(optionsToCreate(), "phone"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not a passkey for here");
        assertThat(browser.open("/account").text()).contains("You have no passkeys yet.");
    }

    private void assertUseRefused() {
        Browser other = new Browser(server);
        other.open("/account");
        assertRefused(use(other));
        assertThat(other.open("/account").address().getPath()).isEqualTo("/sign-in");
    }

    private static void assertRefused(Page answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    }

    private Page delete(String id) {
        return browser.post(
                server.uri("/account/delete-passkey"),
                List.of(Map.entry("id", id), Map.entry("_csrf", token(browser.page()))));
    }

    private static String token(Page page) {
        return page.document().select("input[name=_csrf]").val();
    }

    private Page use(Browser where) {
        return where.postJson("/login/webauthn", device.use(optionsToUse(where)));
    }

    private JsonNode optionsToCreate() {
        Page answer = browser.postJson("/webauthn/register/options", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode optionsToUse() {
        return optionsToUse(browser);
    }

    private static JsonNode optionsToUse(Browser where) {
        return JSON.readTree(
                where.postJson("/webauthn/authenticate/options", "").body());
    }

    private JsonNode tokensByPasskey() {
        Browser other = new Browser(server);
        other.open(webRequest(""));
        String next = JSON.readTree(use(other).body()).get("redirectUrl").asString();
        Page back = other.open(next.substring(server.base().toString().length()));
        Map<String, String> form = LinkingClient.exchange(back.code());
        form.put("redirect_uri", RunningServer.WEB_REDIRECT);
        form.put("code_verifier", LinkingClient.VERIFIER);
        Answer answer = new LinkingClient(server).token(form, RunningServer.WEB_ID, RunningServer.WEB_SECRET);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String webRequest(String more) {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", RunningServer.WEB_ID);
        request.put("redirect_uri", RunningServer.WEB_REDIRECT);
        request.put("scope", "openid profile");
        return LinkingClient.path(request) + more;
    }
}
