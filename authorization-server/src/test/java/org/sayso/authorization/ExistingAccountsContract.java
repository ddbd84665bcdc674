package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.Contact;
import tools.jackson.databind.JsonNode;

/**
 * What holds wherever a company keeps its accounts. There are ann and eve, whose passwords are {@code demo-only-} and the name;
 * ann's e-mail is verified, her number is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExistingAccountsContract {

    private static final Duration LONGEST = Duration.ofMillis(4_500);

    private RunningServer server;
    private LinkingClient client;

    /** Makes the accounts, and tells the settings that lead to them. */
    abstract Map<String, String> openAccounts();

    abstract String subjectOf(String userName);

    abstract void closeAccount(String userName);

    abstract void reopenAccount(String userName);

    /** What a page answers then: 503 for a source that does not answer, 500 for one whose answer is a fault of the set-up. */
    abstract int takeAway();

    abstract void bringBack();

    @BeforeAll
    void start() {
        Map<String, String> settings = new LinkedHashMap<>(openAccounts());
        settings.put("sayso.authorization.demo-users", "false");
        server = RunningServer.start(settings);
        client = new LinkingClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void rightPassword_linksTheAccountUnderItsOwnSubject() {
        JsonNode tokens = client.link("ann");
        assertThat(LinkingClient.claims(tokens.get("access_token").asString())
                        .get("sub")
                        .asString())
                .isEqualTo(subjectOf("ann"));
        assertThat(LinkingClient.claims(tokens.get("id_token").asString())
                        .get("name")
                        .asString())
                .isEqualTo("Ann Archer");
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void contact_isAsVerifiedAsTheSourceSays() {
        Contact contact = server.bean(AccountDirectory.class)
                .findBySubject(subjectOf("ann"))
                .orElseThrow()
                .contact();
        assertThat(contact)
                .isEqualTo(new Contact(Contact.Channel.EMAIL, "+12025550142", false, "ann@example.com", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "*",
                "a*",
                "ann)(uid=*",
                "ann)(|(uid=*",
                "*)(uid=*))(|(uid=*",
                "a\u0000nn",
                "ann\u0000)(uid=*",
                "\\2a",
                "' OR '1'='1",
                "ann' --",
                "ann'; DROP TABLE customers; --",
                ":subject"
            })
    void userNameOfNobody_isRefusedLikeAWrongPassword(String userName) {
        assertThat(signIn(userName, "demo-only-ann").text()).contains("User name or password is wrong");
        assertThat(signIn("ann", "demo-only-ann").text()).contains("signed in as Ann Archer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-only-eve", "DEMO-ONLY-ANN", "demo-only-ann ", "*", "\u0000"})
    void wrongPassword_isRefused(String password) {
        assertThat(signIn("ann", password).text()).contains("User name or password is wrong");
        assertThat(signIn("ann", "demo-only-ann").text()).contains("signed in as Ann Archer");
    }

    /** The sign-in form loses a NUL at the end, as it does blanks. */
    @Test
    void nulBehindANameOrASubject_makesItNobodys() {
        AccountDirectory accounts = server.bean(AccountDirectory.class);
        assertThat(accounts.authenticate("ann\u0000", "demo-only-ann")).isEmpty();
        assertThat(accounts.findBySubject(subjectOf("ann") + "\u0000")).isEmpty();
    }

    @Test
    void noPassword_neverSignsIn() {
        assertThat(signIn("ann", "").text()).contains("Please type both");
        assertThat(server.bean(AccountDirectory.class).authenticate("ann", "")).isEmpty();
    }

    @Test
    void closedAccount_signsInNoMoreAndItsLinkIsNotRefreshed() {
        JsonNode tokens = client.link("eve");
        closeAccount("eve");
        try {
            assertThat(signIn("eve", "demo-only-eve").text()).contains("User name or password is wrong");
            Answer answer = refresh(tokens);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
        } finally {
            reopenAccount("eve");
        }
    }

    @Test
    void sourceThatIsAway_refusesNobodyAndEndsNoLink() {
        JsonNode tokens = client.link("ann");
        int status = takeAway();
        try {
            long start = System.nanoTime();
            Answer answer = refresh(tokens);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("invalid_grant");
            start = System.nanoTime();
            Page page = signIn("ann", "demo-only-ann");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
            assertThat(page.status()).isEqualTo(status);
            assertThat(page.text()).doesNotContain("password is wrong");
            for (int tried = 0; tried < 3; tried++) {
                assertThat(signIn("ann", "demo-only-ann").status()).isEqualTo(status);
            }
        } finally {
            bringBack();
        }
        assertThat(signIn("ann", "demo-only-ann").text())
                .as("tries that nobody could decide slow nobody down")
                .contains("signed in as Ann Archer");
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void favoriteColor_isKeptHereBesideTheAccount() {
        AccountDirectory accounts = server.bean(AccountDirectory.class);
        String ann = subjectOf("ann");
        assertThat(accounts.changeAttribute(ann, "favorite_color", "green")
                        .orElseThrow()
                        .attribute("favorite_color"))
                .hasValue("green");
        assertThat(accounts.changeAttribute(ann, "favorite_color", "blue")
                        .orElseThrow()
                        .attribute("favorite_color"))
                .hasValue("blue");
        assertThat(accounts.findBySubject(ann).orElseThrow().attribute("favorite_color"))
                .hasValue("blue");
        assertThat(accounts.authenticate("ann", "demo-only-ann").orElseThrow().attribute("favorite_color"))
                .hasValue("blue");
        assertThat(accounts.changeAttribute(ann, "favorite_color", null)
                        .orElseThrow()
                        .attribute("favorite_color"))
                .isEmpty();
        assertThat(accounts.findBySubject(ann).orElseThrow().attribute("favorite_color"))
                .isEmpty();
        assertThat(accounts.changeAttribute("nobody", "favorite_color", "red")).isEmpty();
    }

    @Test
    void demoUsersBesideThem_areRefused() {
        assertThat(catchThrowable(() -> RunningServer.start(openedSettings()).close()))
                .hasStackTraceContaining("Accounts come from several places");
    }

    /** The settings once more, without making the accounts again. */
    abstract Map<String, String> openedSettings();

    private Answer refresh(JsonNode tokens) {
        return client.tokenAsAlexa(
                LinkingClient.refresh(tokens.get("refresh_token").asString()));
    }

    private Page signIn(String userName, String password) {
        Browser browser = new Browser(server);
        browser.open("/sign-in");
        return browser.signIn(userName, password);
    }
}
