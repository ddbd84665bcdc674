package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Playground;
import org.sayso.app.tour.HttpBrowser.Page;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Person;

/** People of the playground make accounts and use them; what the accounts have to say comes to their phones. */
class SignUpIT {

    private static final Pattern CODE = Pattern.compile("(\\d{4} ?\\d{4}) is your code");
    private static final String PASSWORD = "a kettle on the moon";

    @TempDir
    static Path data;

    private static Playground playground;
    private static StandIn alexa;

    @BeforeAll
    static void start() {
        playground = Playground.start(RecordedTour.settings(data), line -> {});
        alexa = playground.server("page").getBean(StandIn.class);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @Test
    void somebodyNew_signsUpFromTheLinkingPage_andIsLinkedInOneGo() throws Exception {
        Person cara = alexa.householdState().moveIn("Cara Cole", false);
        HttpBrowser browser = new HttpBrowser();
        String pizza = alexa.skills().get(0).id();
        browser.open(playground.pageUrl().resolve("/alexa-app/link?skill=" + pizza));

        Page form = browser.open(accounts("/sign-up"));
        Page asked = browser.submit(
                form, "#sign-up", Map.of("email", "cara@example.com", "name", "Cara Cole", "password", PASSWORD));
        Page consent = browser.submit(asked, "#code-form", Map.of("code", code(cara)));
        Page linked = browser.submit(consent, "#allow", Map.of());

        assertThat(linked.text()).contains("successfully linked");
        assertThat(alexa.inbox(cara.id()).get(0).from()).isEqualTo("Sayso Demo");
        assertThat(browser.open(accounts("/account")).text()).contains("Cara Cole", "cara@example.com");
    }

    @Test
    void demoPerson_signsInByShortNameAndByAddress_andIsWhoTheyWere() throws Exception {
        for (String name : new String[] {"ben", "Ben", "ben@example.com"}) {
            HttpBrowser browser = new HttpBrowser();
            browser.submit(
                    browser.open(accounts("/sign-in")),
                    "#sign-in",
                    Map.of("username", name, "password", "demo-only-ben"));

            assertThat(browser.open(accounts("/account")).text()).as(name).contains("Ben Baker", "+12025550171");
            assertThat(browser.open(accounts("/profile"))
                            .content()
                            .select("input[name=favorite_color]")
                            .val())
                    .isEqualTo("blue");
        }
    }

    private static URI accounts(String path) {
        return playground.accountsUrl().resolve(path);
    }

    private static String code(Person person) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            Matcher code = CODE.matcher(alexa.inbox(person.id()).stream()
                    .findFirst()
                    .map(message -> message.text())
                    .orElse(""));
            if (code.find()) {
                return code.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no code came to the phone");
    }
}
