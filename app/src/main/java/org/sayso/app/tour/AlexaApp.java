package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.sayso.app.tour.HttpBrowser.Page;
import tools.jackson.databind.JsonNode;

/** Ann's Alexa app, as far as it links accounts. */
final class AlexaApp {

    private static final String ANN = "ann";
    private static final String PASSWORD = "demo-only-ann";

    private final URI page;
    private final StandInClient alexa;
    private final HttpBrowser browser = new HttpBrowser();

    AlexaApp(URI page) {
        this.page = page;
        this.alexa = new StandInClient(page);
    }

    /** What happened: what Ann allowed, and what the app says at the end. */
    record Linked(String allowed, String heading) {}

    /** Links Ann's account with the skill of this invocation name. She signs in where she is not signed in yet. */
    Linked link(String invocationName) throws StepFailed, IOException, InterruptedException {
        String skill = skill(invocationName).path("id").asString("");
        Page consent = browser.open(page.resolve("/alexa-app/link?skill=" + skill));
        if (consent.content().selectFirst("form#sign-in") != null) {
            consent = browser.submit(consent, "#sign-in", Map.of("username", ANN, "password", PASSWORD));
        }
        must(consent.text().contains("Ann Archer"), "no consent page after signing in", consent);
        String allowed = HttpBrowser.read(consent.content().select("ul.may li"));
        Page linked = browser.submit(consent, "#allow", Map.of());
        must(
                linked.text().toLowerCase(Locale.ROOT).contains("successfully linked"),
                "the Alexa app does not say successfully linked",
                linked);
        must(skill(invocationName).path("link").path("linked").asBoolean(false), "the stand-in holds no token", linked);
        return new Linked(allowed, linked.heading());
    }

    /** The browser in which she is signed in. */
    HttpBrowser browser() {
        return browser;
    }

    private JsonNode skill(String invocationName) throws StepFailed, IOException, InterruptedException {
        for (JsonNode skill : alexa.state().path("skills")) {
            if (skill.path("invocationName").asString("").equals(invocationName)) {
                return skill;
            }
        }
        throw new StepFailed("the household has not enabled " + invocationName);
    }

    private static void must(boolean condition, String otherwise, Page page) throws StepFailed {
        if (!condition) {
            throw new StepFailed(otherwise + "; " + HttpBrowser.address(page) + " answered " + page.status() + ": "
                    + HttpBrowser.excerpt(page.text()));
        }
    }
}
