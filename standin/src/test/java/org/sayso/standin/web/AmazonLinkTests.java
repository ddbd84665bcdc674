package org.sayso.standin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkStatus;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.linking.Region;
import org.sayso.standin.protocol.StandInAuthority;

/** A skill whose authorization server is Login with Amazon, linked in a browser and by voice. */
class AmazonLinkTests {

    private static final String TUNE = "amzn1.ask.skill.tune";
    private static final String PIZZA = "amzn1.ask.skill.pizza";
    private static final String CLIENT = "amzn1.application-oa2-client.tune";
    private static final String SECRET = "the-secret-of-the-tune";

    @TempDir
    private Path directory;

    private final MovingClock clock = new MovingClock();
    private StandIn alexa;
    private RunningStandIn server;

    @BeforeEach
    void start() throws Exception {
        // The redirect URI and the token endpoint lie at the stand-in's own port.
        int port = RunningStandIn.freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        LinkingSettings amazons = new LinkingSettings(
                URI.create("https://www.amazon.com/ap/oa"),
                URI.create("https://api.amazon.co.uk/auth/o2/token"),
                CLIENT,
                SECRET,
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of("profile", "postal_code"),
                Duration.ofHours(1),
                true);
        LinkingSettings other = new LinkingSettings(
                URI.create("http://localhost:1/authorize"),
                URI.create("http://localhost:1/token"),
                "alexa",
                "secret",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of("openid"),
                Duration.ofHours(1),
                true);
        alexa = StandIn.builder()
                .household(new Household(
                        List.of(
                                new Person("ann", "Ann Archer", "+12025550142", "ann@example.com").withVoice(),
                                new Person("ben", "Ben Baker", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(base)
                .region(Region.EU)
                .clock(clock)
                .skill(SkillSetup.of(
                        SkillPackage.classPath("skill-package/favorite-tune"),
                        TUNE,
                        amazons.withAmazonAt(base),
                        URI.create("http://localhost:1/tune")))
                .skill(SkillSetup.of(
                        SkillPackage.classPath("skill-package/corner-pizzeria"),
                        PIZZA,
                        other.withAmazonAt(base),
                        URI.create("http://localhost:1/pizza")))
                .amazonClient(new AmazonClient(
                        CLIENT,
                        SECRET,
                        "Favorite Tune",
                        List.of(Region.EU.redirectUri(base, "STANDIN0VENDOR")),
                        "Tunes"))
                .build();
        server = new RunningStandIn(alexa, port);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void redirectUris_areThoseOfAllRegions() {
        assertThat(alexa.redirectUris(TUNE))
                .containsExactly(
                        server.at("/api/skill/link/STANDIN0VENDOR"),
                        server.at("/eu/api/skill/link/STANDIN0VENDOR"),
                        server.at("/fe/api/skill/link/STANDIN0VENDOR"));
    }

    @Test
    void personWhoSignsInInTheBrowser_isLinked() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(server.at("/alexa-app/link?skill=" + TUNE))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher id = Pattern.compile("name=\"sign_in\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(id.find()).as(page.body()).isTrue();

        HttpResponse<String> end = browser.send(
                HttpRequest.newBuilder(server.at("/ap/oa"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("person=ann&answer=allow&sign_in=" + id.group(1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(end.uri().getPath()).isEqualTo("/alexa-app/linked");
        assertThat(alexa.link(TUNE).linked()).isTrue();
        assertThat(alexa.link(TUNE).findings()).isEmpty();
    }

    @Test
    void personWhoConsentedByVoice_isLinkedWithoutABrowser() {
        assertThat(alexa.voiceLinker(TUNE).link("ann")).isEqualTo(new LinkResult.Linked());

        LinkStatus link = alexa.link(TUNE);
        assertThat(link.linked()).isTrue();
        assertThat(link.since()).contains(clock.instant());
        assertThat(link.findings()).isEmpty();
    }

    @Test
    void providerThatFails_linksNothing_andWorksAgainAfterwards() {
        alexa.amazon().failing(true);

        assertThat(alexa.voiceLinker(TUNE).link("ann")).isEqualTo(new LinkResult.Failed("provider-unavailable"));
        assertThat(alexa.link(TUNE).linked()).isFalse();

        alexa.amazon().failing(false);
        assertThat(alexa.voiceLinker(TUNE).link("ann")).isEqualTo(new LinkResult.Linked());
    }

    @Test
    void skillThatLinksElsewhere_cannotBeLinkedByVoice() {
        assertThat(alexa.voiceLinker(PIZZA).link("ann")).isEqualTo(new LinkResult.Failed("not-login-with-amazon"));
        assertThat(alexa.link(PIZZA).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("Login with Amazon only"));
    }

    @Test
    void appThatWasRemoved_losesTheLinkAtTheNextRefresh_andTheAlexaAppSaysSo() {
        alexa.voiceLinker(TUNE).link("ann");
        alexa.amazon().remove(CLIENT, "ann");
        clock.forward(Duration.ofHours(2));

        alexa.say("kitchen", "ben", "open favorite tune");

        assertThat(alexa.link(TUNE).linked()).isFalse();
        assertThat(alexa.linkRequest(TUNE)).isPresent();
        assertThat(alexa.notifications())
                .singleElement()
                .satisfies(notification ->
                        assertThat(notification.text()).contains("lost the connection to your Favorite Tune account"));
    }
}
