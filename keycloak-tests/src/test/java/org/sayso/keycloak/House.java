package org.sayso.keycloak;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** All together: a realm, the skill, Alexa in a household, and a browser to link with. */
final class House implements AutoCloseable {

    final Realm realm;
    final Alexa alexa;

    /** How the skill verifies tokens; by the system's clock. */
    final Verification verification;

    /** The time at Alexa's, and what the skill holds Alexa's requests against. */
    final MovableClock clock = MovableClock.running();

    private final ConfigurableApplicationContext skill;

    /** @param linking changes how Alexa links, from what {@code docs/keycloak.md} says */
    House(Path directory, UnaryOperator<LinkingSettings> linking) {
        URI alexaAddress = URI.create("http://127.0.0.1:" + Ports.free());
        URI skillAddress = URI.create("http://127.0.0.1:" + Ports.free());
        realm = Realm.create(Alexa.redirect(alexaAddress));
        verification = Verification.of(realm);
        alexa = Alexa.start(alexaAddress, skillAddress.resolve("/alexa"), realm, directory, clock, linking);
        skill = new SpringApplicationBuilder(TeaHouse.class)
                .initializers((GenericApplicationContext each) -> {
                    each.registerBean(Clock.class, () -> clock);
                    each.registerBean(TokenAuthenticator.class, verification::authenticator);
                    each.registerBean(TokenVerifier.class, verification::verifier);
                })
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=" + skillAddress.getPort(),
                        "--sayso.skill-id=" + Alexa.SKILL_ID,
                        "--sayso.skill-name=Tea House",
                        "--sayso.alexa.insecure-stand-in.chain-url=" + Alexa.chain(alexaAddress),
                        "--sayso.alexa.insecure-stand-in.certificate-authority="
                                + StandInAuthority.loadOrCreate(directory)
                                        .caFile()
                                        .toUri());
    }

    /** Links with this person's account, by Keycloak's own pages. */
    void link(Realm.Person person) {
        try (BrowserContext browser = Chromium.newContext()) {
            Page page = signIn(browser, person, person.password());
            page.locator("#kc-login").click();
            page.waitForURL(alexa.linkedPage());
        }
    }

    /** Opens Keycloak's sign-in page as the Alexa app does, and fills it in. */
    Page signIn(BrowserContext browser, Realm.Person person, String password) {
        Page page = browser.newPage();
        page.navigate(alexa.linkingPage());
        page.locator("#username").fill(person.username());
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        return page;
    }

    @Override
    public void close() {
        skill.close();
        alexa.close();
    }
}
