package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.link.LinkEvent;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People take their data, and delete their accounts. */
class MyDataTests {

    private static final String EMAIL = "ann@example.com";

    private final MovableClock clock = new MovableClock();
    private RunningServer server;
    private LinkingClient client;
    private Browser browser;
    private String ann = "";

    @BeforeEach
    void start() {
        Map<String, String> settings = new HashMap<>(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        settings.putAll(KeptPeople.settings());
        server = RunningServer.start(settings, clock);
        client = new LinkingClient(server);
        browser = new Browser(server);
        ann = KeptPeople.add(server, EMAIL, "Ann Archer");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void download_hasAllInWordsAndNoSecrets() {
        JsonNode tokens = link();
        server.bean(AccountDirectory.class).changeAttribute(ann, "favorite_color", "sea green");
        signIn("/account");
        Page file = browser.open("/account/data");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("content-type")).startsWith("application/json");
        assertThat(file.header("content-disposition")).contains("attachment", "my-account.json");
        assertThat(file.header("cache-control")).contains("no-store");
        JsonNode data = new JsonMapper().readTree(file.body());
        assertThat(data.at("/account/id").asString()).isEqualTo(ann);
        assertThat(data.at("/account/name").asString()).isEqualTo("Ann Archer");
        assertThat(data.at("/contact/e-mail").asString()).isEqualTo(EMAIL);
        assertThat(data.at("/contact/e-mail verified").asBoolean()).isTrue();
        assertThat(data.at("/profile/Favorite color").asString()).isEqualTo("sea green");
        assertThat(data.at("/voice assistants/0/assistant").asString()).isEqualTo("Alexa");
        assertThat(data.at("/voice assistants/0/linked").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(data.at("/voice assistants/0/may/0").asString()).isEqualTo("order pizza in your name");
        assertThat(data.at("/consents/0/allowed").toString()).contains("pod:order", "openid");
        assertThat(data.get("passkeys")).isEmpty();
        assertThat(file.body())
                .doesNotContain(
                        tokens.get("refresh_token").asString(),
                        tokens.get("access_token").asString())
                .doesNotContain("argon2", "hash", "secret");
    }

    @Test
    void download_isForWhoIsSignedInOnly() {
        assertThat(browser.open("/account/data").address().getPath()).isEqualTo("/sign-in");
        KeptPeople.add(server, "ben@example.com", "Ben Baker");
        browser.signIn("ben@example.com", KeptPeople.PASSWORD);
        assertThat(browser.page().body()).contains("Ben Baker").doesNotContain("Ann", EMAIL);
    }

    @Test
    void signInThatIsOld_isAskedForAgainBeforeTheDownload() {
        signIn("/account");
        clock.advance(Duration.ofMinutes(6));
        Page asked = browser.open("/account/data");
        assertThat(asked.address().getPath()).isEqualTo("/sign-in");
        assertThat(asked.text()).contains("Please sign in again to go on.");
        assertThat(asked.body()).doesNotContain(EMAIL);
        Page file = browser.signIn(EMAIL, KeptPeople.PASSWORD);
        assertThat(file.header("content-disposition")).contains("my-account.json");
        assertThat(file.body()).contains(EMAIL);
    }

    @Test
    void accountDeleted_isGoneWithAllLinksAtOnce() {
        JsonNode tokens = link();
        String token = tokens.get("access_token").asString();
        server.bean(AccountDirectory.class).changeAttribute(ann, "favorite_color", "sea green");
        List<Object> told = new CopyOnWriteArrayList<>();
        server.listen(told::add);
        signIn("/account/delete");
        assertThat(browser.page().text())
                .contains("Delete your account?", "nobody can bring it back", "there are now: 1");
        assertThat(browser.page().document().select("#stays").text())
                .contains("what Pizza on Demand did for you", "the skills that you enabled in the Alexa app");
        browser.open("/account/delete-now");
        assertThat(browser.page().text()).contains("Are you sure?");
        assertThat(active(token)).as("asked only").isTrue();

        Page done = browser.submit("delete", Map.of());

        assertThat(done.document().select("#left").text()).startsWith("Your account is gone.");
        assertThat(active(token)).isFalse();
        assertThat(refresh(tokens).status()).isEqualTo(400);
        assertThat(refresh(tokens).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(told).hasAtLeastOneElementOfType(LinkEvent.Ended.class);
        assertThat(server.bean(Users.class).find(ann)).isEmpty();
        assertThat(browser.open("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(browser.signIn(EMAIL, KeptPeople.PASSWORD).text()).contains("E-mail address or password is wrong");
        assertThat(dump()).doesNotContain(ann, EMAIL, "Ann Archer", "sea green");
    }

    @Test
    void accountDeleted_isToldByMailInTheLanguageOfThePage_toAProvenAddressOnly() {
        try (KeptServer kept = new KeptServer()) {
            kept.create(EMAIL);
            User unproven = kept.create("ben@example.com");
            kept.users().changeEmail(unproven.subject(), unproven.email(), null);
            delete(kept, "ben@example.com");
            delete(kept, EMAIL);
            KeptServer.Mail mail = kept.mail(1);
            assertThat(mail.to()).isEqualTo(EMAIL);
            assertThat(mail.subject()).isEqualTo("Ihr Konto bei Pizza on Demand wurde gelöscht");
            assertThat(mail.text()).contains("Niemand kann es zurückholen", "Wenn Sie das nicht waren");
        }
    }

    private static void delete(KeptServer kept, String email) {
        Browser leaving = new Browser(kept.server());
        leaving.accept("de");
        leaving.open("/account/delete-now");
        leaving.signIn(email, KeptServer.PASSWORD);
        assertThat(leaving.submit("delete", Map.of()).document().select("#left"))
                .hasSize(1);
    }

    @Test
    void signInThatIsOld_isAskedForAgainBeforeAnythingIsDeleted() {
        signIn("/account/delete-now");
        clock.advance(Duration.ofMinutes(6));
        Page asked = browser.submit("delete", Map.of());
        assertThat(asked.address().getPath()).isEqualTo("/sign-in");
        assertThat(asked.text()).contains("Please sign in again to go on.");
        assertThat(server.bean(Users.class).find(ann)).isPresent();
        assertThat(browser.signIn(EMAIL, KeptPeople.PASSWORD).address().getPath())
                .isEqualTo("/account/delete-now");
        browser.submit("delete", Map.of());
        assertThat(server.bean(Users.class).find(ann)).isEmpty();
    }

    @Test
    void formWithoutItsToken_deletesNothing() {
        signIn("/account/delete-now");
        Page page = browser.post(server.uri("/account/delete-now"), List.of());
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This page was open too long");
        assertThat(server.bean(Users.class).find(ann)).isPresent();
    }

    @Test
    void accountElsewhere_isForgottenHereAndSaidToBeElsewhere() {
        try (RunningServer demo = RunningServer.start(ResourceServers.settings("pizza", RunningServer.AUDIENCE))) {
            LinkingClient alexa = new LinkingClient(demo);
            JsonNode tokens = alexa.link("ben");
            Browser ben = new Browser(demo);
            ben.open("/account/delete");
            assertThat(ben.signIn("ben").text()).contains("Your account itself is kept by those who sign you in");
            ben.open("/account/delete-now");
            Page done = ben.submit("delete", Map.of());
            assertThat(done.text()).contains("The account itself is still where you sign in.");
            assertThat(alexa.tokenAsAlexa(LinkingClient.refresh(
                                    tokens.get("refresh_token").asString()))
                            .json()
                            .get("error")
                            .asString())
                    .isEqualTo("invalid_grant");
            assertThat(ResourceServers.introspect(
                                    alexa, "pizza", tokens.get("access_token").asString())
                            .json()
                            .get("active")
                            .asBoolean())
                    .isFalse();
            String subject = "user-ben-93b47d08";
            assertThat(demo.bean(LinkStore.class).of(subject)).isEmpty();
            assertThat(demo.bean(AccountDirectory.class)
                            .findBySubject(subject)
                            .orElseThrow()
                            .attributes())
                    .isEmpty();
            assertThat(ben.open("/").text()).doesNotContain("signed in");
        }
    }

    private Page signIn(String path) {
        browser.open(path);
        return browser.signIn(EMAIL, KeptPeople.PASSWORD);
    }

    private JsonNode link() {
        Browser linking = new Browser(server);
        linking.open(LinkingClient.path(LinkingClient.request()));
        linking.signIn(EMAIL, KeptPeople.PASSWORD);
        Map<String, String> form =
                LinkingClient.exchange(linking.submit("allow", Map.of()).code());
        form.put("code_verifier", LinkingClient.VERIFIER);
        return Objects.requireNonNull(client.tokenAsAlexa(form).json());
    }

    private boolean active(String token) {
        return ResourceServers.introspect(client, "pizza", token)
                .json()
                .get("active")
                .asBoolean();
    }

    private Answer refresh(JsonNode tokens) {
        return client.tokenAsAlexa(
                LinkingClient.refresh(tokens.get("refresh_token").asString()));
    }

    private String dump() {
        return String.join(
                "\n",
                server.bean(ServerDatabase.class)
                        .jdbc()
                        .sql("SCRIPT")
                        .query(String.class)
                        .list());
    }
}
