package org.sayso.app.tour;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Does over HTTP what people do by hand: speak, link, read the phone, sign in to the web site. */
public final class Household {

    private static final String PIZZA = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-000000000001";
    private static final Pattern CODE = Pattern.compile("code is (\\d+)");

    private final StandInClient alexa;
    private final URI page;
    private final URI shop;

    public Household(URI page, URI shop) {
        this.alexa = new StandInClient(page);
        this.page = page;
        this.shop = shop;
    }

    JsonNode turn(String text) throws Exception {
        return alexa.say("kitchen", "ann", text);
    }

    /** Says something and gives back what Alexa said, in lower case. */
    public String say(String text) throws Exception {
        return turn(text).path("spoken").asString("").toLowerCase(Locale.ROOT);
    }

    /**
     * Links Pizza on Demand with this person's account, who has not allowed it before.
     *
     * @return the browser, in which they are signed in
     */
    public HttpBrowser link(String person) throws Exception {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Page consent = signInToLink(browser, person);
        requireLinked(browser.submit(consent, "#allow", Map.of()));
        return browser;
    }

    /** Links it again; what was allowed before is not asked again. */
    void linkAgain(String person) throws Exception {
        requireLinked(signInToLink(new HttpBrowser(), person));
    }

    private HttpBrowser.Page signInToLink(HttpBrowser browser, String person) throws Exception {
        HttpBrowser.Page signIn = browser.open(page.resolve("/alexa-app/link?skill=" + PIZZA));
        return browser.submit(signIn, "#sign-in", credentials(person));
    }

    private static void requireLinked(HttpBrowser.Page linked) {
        if (!linked.text().contains("successfully linked")) {
            throw new AssertionError("not linked: " + HttpBrowser.excerpt(linked.text()));
        }
    }

    /** Disables Pizza on Demand; nothing of the user is to be kept. */
    void disable() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("/alexa-app/disable"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", page.getScheme() + "://" + page.getRawAuthority())
                .POST(HttpRequest.BodyPublishers.ofString("skill=" + PIZZA))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 303) {
            throw new AssertionError("not disabled: " + status);
        }
    }

    /** A browser in which this person is signed in to the web site. */
    HttpBrowser signedIn(String person) throws Exception {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Page signIn = browser.open(shop.resolve("/pod/app"));
        HttpBrowser.Page site = browser.submit(signIn, "#sign-in", credentials(person));
        if (!site.address().getPath().equals("/pod/app")) {
            throw new AssertionError("not signed in: " + HttpBrowser.address(site));
        }
        return browser;
    }

    /** The number of messages on a phone. */
    public int messages(String person) throws Exception {
        return inbox(person).size();
    }

    /** Waits for one message more than there were, and takes the code out of it. */
    public String codeAfter(int before, String person) throws Exception {
        Matcher code = CODE.matcher(messageAfter(before, person).path("text").asString(""));
        if (!code.find()) {
            throw new AssertionError("a message without code");
        }
        return code.group(1);
    }

    JsonNode messageAfter(int before, String person) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            JsonNode inbox = inbox(person);
            if (inbox.size() > before) {
                return inbox.get(0);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no message within 10 s");
    }

    /** Orders and gives back the code that was sent for it. */
    String order(String wish) throws Exception {
        int before = messages("ann");
        say(wish);
        return codeAfter(before, "ann");
    }

    /** A code of the same length that is not this one. */
    static String wrong(String code) {
        char first = code.charAt(0) == '9' ? '1' : (char) (code.charAt(0) + 1);
        return first + code.substring(1);
    }

    static String spaced(String code) {
        return String.join(" ", code.split(""));
    }

    private JsonNode inbox(String person) throws Exception {
        for (JsonNode phone : alexa.phones()) {
            if (phone.path("person").asString("").equals(person)) {
                return phone.path("messages");
            }
        }
        throw new AssertionError("no phone of " + person);
    }

    private static Map<String, String> credentials(String person) {
        return Map.of("username", person, "password", "demo-only-" + person);
    }
}
