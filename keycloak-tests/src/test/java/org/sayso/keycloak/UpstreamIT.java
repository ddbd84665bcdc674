package org.sayso.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.oauth.Introspection;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.standin.Turn;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Our authorization server signs people in at Keycloak; Alexa links at ours and never meets Keycloak. */
class UpstreamIT {

    private static final String API = "https://tea-house.example";
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    @TempDir
    static Path directory;

    private static final MovableClock CLOCK = MovableClock.running();
    private static Realm realm;
    private static Alexa alexa;
    private static ConfigurableApplicationContext accounts;
    private static ConfigurableApplicationContext skill;

    @BeforeAll
    static void open() {
        URI alexaAddress = URI.create("http://127.0.0.1:" + Ports.free());
        URI skillAddress = URI.create("http://127.0.0.1:" + Ports.free());
        int port = Ports.free();
        String issuer = "http://127.0.0.1:" + port;
        String alexaSecret = Secrets.make();
        String apiSecret = Secrets.make();
        realm = Realm.create();
        String upstreamSecret = realm.createSignIn("sayso", issuer + "/sign-in/with/company/answer");
        accounts = AuthorizationServerApplication.start(Map.ofEntries(
                Map.entry("server.port", String.valueOf(port)),
                Map.entry("sayso.authorization.issuer", issuer),
                Map.entry("sayso.authorization.service-name", "Tea House"),
                Map.entry("sayso.authorization.skills.tea.client-id", "alexa"),
                Map.entry("sayso.authorization.skills.tea.client-secret", alexaSecret),
                Map.entry("sayso.authorization.skills.tea.vendor-id", "M0TESTVENDOR"),
                Map.entry("sayso.authorization.skills.tea.audience", API),
                Map.entry(
                        "sayso.authorization.skills.tea.additional-redirect-uris",
                        Alexa.redirect(alexaAddress).toString()),
                Map.entry("sayso.authorization.resource-servers.tea.client-id", "tea-api"),
                Map.entry("sayso.authorization.resource-servers.tea.client-secret", apiSecret),
                Map.entry("sayso.authorization.resource-servers.tea.audience", API),
                Map.entry("sayso.authorization.upstream.company.issuer", realm.issuer()),
                Map.entry("sayso.authorization.upstream.company.client-id", "sayso"),
                Map.entry("sayso.authorization.upstream.company.client-secret", upstreamSecret),
                Map.entry("sayso.authorization.upstream.company.label", "Example Ltd")));
        alexa = Alexa.start(
                alexaAddress,
                skillAddress.resolve("/alexa"),
                realm,
                directory,
                CLOCK,
                atKeycloak -> new LinkingSettings(
                        URI.create(issuer + "/oauth2/authorize"),
                        URI.create(issuer + "/oauth2/token"),
                        "alexa",
                        alexaSecret,
                        LinkingSettings.Scheme.HTTP_BASIC,
                        List.of("openid", "offline_access"),
                        TOKEN_LIFE,
                        true));
        TokenAuthenticator authenticator =
                JwtAuthenticator.builder().issuer(issuer).build();
        TokenVerifier verifier = TokenVerifier.builder()
                .authenticator(authenticator)
                .issuerCheck(Introspection.builder()
                        .issuer(issuer)
                        .client("tea-api", apiSecret)
                        .timeout(Duration.ofSeconds(5))
                        .build())
                .issuer(issuer)
                .audience(API)
                .allowedClients("alexa")
                .build();
        skill = new SpringApplicationBuilder(TeaHouse.class)
                .initializers((GenericApplicationContext each) -> {
                    each.registerBean(Clock.class, () -> CLOCK);
                    each.registerBean(TokenAuthenticator.class, () -> authenticator);
                    each.registerBean(TokenVerifier.class, () -> verifier);
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

    @AfterAll
    static void close() {
        skill.close();
        alexa.close();
        accounts.close();
    }

    @BeforeEach
    void unlink() {
        alexa.unlink();
    }

    @Test
    void signedInAtKeycloak_linksAndRefreshesHere() {
        link(realm.person("Ann"));

        assertThat(alexa.link().linked()).isTrue();
        assertThat(alexa.say("open tea house").spoken()).startsWith("Good afternoon");
        tokenEnds();
        assertThat(alexa.say("open tea house").spoken()).startsWith("Good afternoon");
        assertThat(alexa.link().linked()).isTrue();
        assertThat(livingLinks()).hasSize(1);
        end(livingLinks().get(0));
    }

    @Test
    void userDisabledAtKeycloak_keepsTheLinkUntilItIsEndedHereAndCannotSignInAgain() {
        Realm.Person ben = realm.person("Ben");
        link(ben);
        assertThat(alexa.say("open tea house").spoken()).startsWith("Good afternoon");

        realm.disable(ben);
        tokenEnds();
        assertThat(alexa.say("open tea house").spoken())
                .as("Keycloak is not asked when Alexa refreshes")
                .startsWith("Good afternoon");
        try (BrowserContext browser = Chromium.newContext()) {
            Page page = signIn(browser, ben);
            assertThat(page.locator("body")).containsText("Account is disabled");
        }

        end(livingLinks().get(0));
        tokenEnds();
        Turn turn = alexa.say("open tea house");
        assertThat(turn.findings()).contains("The refresh token was refused; Alexa forgot the account link");
        assertThat(alexa.link().linked()).isFalse();
    }

    private static void link(Realm.Person person) {
        try (BrowserContext browser = Chromium.newContext()) {
            Page page = signIn(browser, person);
            page.locator("form#allow button").click();
            page.waitForURL(alexa.linkedPage());
        }
    }

    /** From the Alexa app to our sign-in page, and from there to Keycloak's. */
    private static Page signIn(BrowserContext browser, Realm.Person person) {
        Page page = browser.newPage();
        page.navigate(alexa.linkingPage());
        page.locator("a[href*='/sign-in/with/company']").click();
        page.locator("#username").fill(person.username());
        page.locator("#password").fill(person.password());
        page.locator("#kc-login").click();
        return page;
    }

    private static List<String> livingLinks() {
        return accounts.getBean(ServerDatabase.class)
                .jdbc()
                .sql("SELECT id FROM links WHERE linked IS NOT NULL AND ended IS NULL")
                .query(String.class)
                .list();
    }

    /** As an administrator does when somebody leaves. */
    private static void end(String link) {
        accounts.getBean(LinkStore.class).end(link, EndReason.ADMIN);
    }

    private static void tokenEnds() {
        CLOCK.advance(TOKEN_LIFE);
    }
}
