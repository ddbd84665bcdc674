package org.sayso.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.Turn;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** Linking by Keycloak's own pages, in a real browser. */
class LinkingIT {

    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(directory, linking -> linking);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void unlink() {
        house.alexa.unlink();
    }

    @Test
    void linkedAccount_isGreetedByName() {
        Realm.Person ann = house.realm.person("Ann");
        Turn before = house.alexa.say("open tea house");
        assertThat(before.spoken()).contains("link");
        assertThat(house.alexa.asksToLink()).isTrue();

        house.link(ann);

        assertThat(house.alexa.link().linked()).isTrue();
        assertThat(house.alexa.say("open tea house").spoken()).isEqualTo("Good afternoon Ann.");
        VerifiedToken arrived = house.verification.accepted(house.verification.lastSeen());
        assertThat(arrived.user()).isEqualTo(new UserKey(house.realm.issuer(), ann.id()));
        assertThat(arrived.clientId()).isEqualTo(Realm.ALEXA);
        assertThat(arrived.scopes()).contains(Realm.SCOPE);
        assertThat(house.alexa.say("ask tea house to get me a pot of tea").spoken())
                .isEqualTo("A pot of tea for Ann.");
    }

    @Test
    void linkingAgainAsSomebodyElse_changesWhoIsGreeted() {
        house.link(house.realm.person("Ann"));
        house.link(house.realm.person("Ben"));

        assertThat(house.alexa.say("open tea house").spoken()).isEqualTo("Good afternoon Ben.");
    }

    @Test
    void wrongPassword_linksNothing() {
        try (BrowserContext browser = Chromium.newContext()) {
            Page page = house.signIn(browser, house.realm.person("Ann"), "not-the-password");

            assertThat(page.locator("#username")).isVisible();
            assertThat(page.locator("body")).containsText("Invalid username or password");
        }
        assertThat(house.alexa.link().linked()).isFalse();
    }

    @Test
    void refusedConsent_linksNothing() {
        try (BrowserContext browser = Chromium.newContext()) {
            Realm.Person ann = house.realm.person("Ann");
            Page page = house.signIn(browser, ann, ann.password());
            assertThat(page.locator("body")).containsText("order tea");
            page.locator("#kc-cancel").click();

            page.waitForURL(house.alexa.failedPage("access-denied"));
        }
        assertThat(house.alexa.link().linked()).isFalse();
    }

    /** A trap: whatever the user profile demands and nobody filled in stands between the password and the link. */
    @Test
    void accountWithoutMailAddress_isAskedForItFirst() {
        try (BrowserContext browser = Chromium.newContext()) {
            Realm.Person ann = house.realm.personWithoutMailAddress("Ann");
            Page page = house.signIn(browser, ann, ann.password());

            assertThat(page.locator("body")).containsText("Update Account Information");
        }
        assertThat(house.alexa.link().linked()).isFalse();
    }
}
