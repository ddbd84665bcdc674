package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The owner of an account hears of its passkeys, and gets rid of all of them when somebody else may have made one. */
class PasskeyNoticeTests {

    private static final String ANN = "ann@example.com";
    private static final String NEW = "quite another passphrase";
    private static final JsonMapper JSON = new JsonMapper();

    private final PasskeyDevice device = new PasskeyDevice();
    private KeptServer kept;
    private Browser browser;

    @BeforeEach
    void start() {
        kept = new KeptServer();
        kept.create(ANN);
        browser = new Browser(kept.server());
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void newPasskey_isToldByMail() {
        assertThat(register("Eve's <phone>").status()).isEqualTo(200);
        KeptServer.Mail mail = kept.mail(1);
        assertThat(mail.to()).isEqualTo(ANN);
        assertThat(mail.subject()).isEqualTo("Your account at Pizza on Demand has a new passkey");
        assertThat(mail.text())
                .contains("Whoever has it can sign in without your password", "have all passkeys removed there")
                .doesNotContain("phone");
    }

    @Test
    void refusedPasskey_isToldToNobody() {
        device.origin = "https://attacker.example";
        assertThat(register("phone").status()).isEqualTo(400);
        device.origin = RunningServer.ISSUER;
        assertThat(browser.postJson("/webauthn/register", device.create(options("register"), "phone"))
                        .status())
                .isEqualTo(200);
        kept.mails(1);
    }

    @Test
    void removedPasskey_isToldInTheLanguageOfThePage() {
        register("phone");
        kept.mail(1);
        browser.accept("de");
        browser.open("/account");
        Page gone = remove();
        assertThat(gone.document().select(".passkeys li")).isEmpty();
        KeptServer.Mail mail = kept.mail(2);
        assertThat(mail.to()).isEqualTo(ANN);
        assertThat(mail.subject()).isEqualTo("Ein Passkey Ihres Kontos bei Pizza on Demand wurde entfernt");
    }

    @Test
    void forgottenPassword_removesAllPasskeysForWhoSaysSo() {
        register("phone");
        Browser owner = proven(2);
        assertThat(owner.page().document().select("#remove-passkeys[type=checkbox]"))
                .hasSize(1)
                .allMatch(box -> !box.hasAttr("checked"));
        owner.submit("new-password", Map.of("password", NEW, "end_assistants", "false"));
        assertThat(kept.mail(3).text()).contains("all passkeys were removed", "Voice assistants stay linked");
        assertThat(owner.open("/account").document().select(".passkeys li")).isEmpty();
        assertThat(use().status()).isEqualTo(401);
        owner.open("/account/new-passkey");
        Page again =
                owner.postJson("/webauthn/register", new PasskeyDevice().create(options(owner, "register"), "another"));
        assertThat(again.status()).as("a new one may be made").isEqualTo(200);
    }

    @Test
    void forgottenPassword_keepsPasskeysOtherwise() {
        register("phone");
        Browser owner = proven(2);
        owner.submit("new-password", Map.of("password", NEW, "end_assistants", "false", "remove_passkeys", "false"));
        assertThat(kept.mail(3).text()).contains("your passkeys stay");
        assertThat(use().status()).isEqualTo(200);
    }

    @Test
    void passkeysAndAssistants_areBothNamedInTheMail() {
        register("phone");
        Browser owner = proven(2);
        owner.submit("new-password", Map.of("password", NEW));
        assertThat(kept.mail(3).text()).contains("all voice assistants were unlinked, and all passkeys were removed");
    }

    @Test
    void withoutPasskeys_nothingIsOfferedToBeRemoved() {
        assertThat(proven(1).page().document().select("#remove-passkeys")).isEmpty();
    }

    /** Somebody who has typed the code that was mailed. */
    private Browser proven(int mails) {
        kept.clock().advance(Duration.ofSeconds(5));
        Browser owner = new Browser(kept.server());
        NewPasswordTests.forgotten(owner, ANN);
        SignUpTests.type(owner, kept.mail(mails).code());
        return owner;
    }

    private Page register(String name) {
        browser.open("/account/new-passkey");
        browser.signIn(ANN, KeptServer.PASSWORD);
        return browser.postJson("/webauthn/register", device.create(options("register"), name));
    }

    private Page remove() {
        return browser.post(
                kept.server().uri("/account/delete-passkey"),
                List.of(
                        Map.entry("id", device.id()),
                        Map.entry(
                                "_csrf",
                                Objects.requireNonNull(browser.page().document().selectFirst("input[name=_csrf]"))
                                        .val())));
    }

    private Page use() {
        Browser thief = new Browser(kept.server());
        thief.open("/sign-in");
        return thief.postJson("/login/webauthn", device.use(options(thief, "authenticate")));
    }

    private JsonNode options(String what) {
        return options(browser, what);
    }

    private static JsonNode options(Browser asking, String what) {
        return JSON.readTree(
                asking.postJson("/webauthn/" + what + "/options", "").body());
    }
}
