package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.Playground;
import org.sayso.app.tour.HttpBrowser.Page;
import tools.jackson.databind.JsonNode;

/** Ann's way from an unlinked skill to a confirmed pizza. Each method is one step of the tour. */
final class Journey implements AutoCloseable {

    private static final String ANN = "ann";
    private static final String PASSWORD = "demo-only-ann";
    private static final String SIGN_IN = "#sign-in";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])\\d{4,10}(?!\\d|\\.\\d)");

    private final Playground playground;
    private final TourListener listener;
    private final Inbox inbox;
    private final AlexaApp alexaApp;
    private final Conversation conversation;
    private final HttpBrowser webSite = new HttpBrowser();
    private @Nullable EventStream orders;
    private String code = "";

    Journey(Playground playground, Conversation conversation, AlexaApp alexaApp, TourListener listener) {
        this.conversation = conversation;
        this.alexaApp = alexaApp;
        this.playground = playground;
        this.listener = listener;
        this.inbox = new Inbox(new StandInClient(playground.pageUrl()), listener);
    }

    String askedForAccount() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say("open pizza on demand");
        Conversation.must(
                turn.path("card").path("type").asString("").equals("LinkAccount"),
                "no LinkAccount card came back",
                turn);
        Conversation.must(
                turn.path("spoken").asString("").toLowerCase(Locale.ROOT).contains("link"),
                "Alexa did not say that an account is needed",
                turn);
        return "LinkAccount card in the Alexa app";
    }

    String linkAccount() throws StepFailed, IOException, InterruptedException {
        AlexaApp.Linked linked = alexaApp.link("pizza on demand");
        listener.said("Alexa app", linked.heading());
        return "Ann allowed: " + linked.allowed();
    }

    String signInToWebSite() throws StepFailed, IOException, InterruptedException {
        Page page = webSite.open(site("/pod/app"));
        if (page.content().selectFirst("form" + SIGN_IN) != null) {
            page = webSite.submit(page, SIGN_IN, Map.of("username", ANN, "password", PASSWORD));
        }
        must(
                page.status() == 200 && page.address().getPath().equals("/pod/app"),
                "not signed in to the web site",
                page);
        EventStream stream = webSite.events(site("/pod/app/events"));
        orders = stream;
        if (stream.status() != 200) {
            throw new StepFailed("the web site's event stream answered " + stream.status());
        }
        return "signed in through OpenID Connect, listening for changes";
    }

    String order() throws StepFailed, IOException, InterruptedException {
        inbox.forget();
        stream().drain();
        JsonNode turn = conversation.say("ask pizza on demand to get me a large pizza with pepperoni");
        String spoken = turn.path("spoken").asString("");
        Conversation.must(
                spoken.contains("large") && spoken.contains("pepperoni"), "the order was not read back", turn);
        Conversation.must(spoken.contains("4 2"), "Alexa did not say where the code went", turn);
        Conversation.must(turn.path("sessionOpen").asBoolean(false), "the session did not stay open", turn);
        Conversation.must(!turn.path("reprompt").asString("").isBlank(), "there is no reprompt", turn);
        return "read back, code sent to the number ending in 4 2, session open";
    }

    String shownPending() throws StepFailed, IOException, InterruptedException {
        return shown("pending");
    }

    String receiveCode() throws StepFailed, IOException, InterruptedException {
        JsonNode message = inbox.next();
        String text = message.path("text").asString("");
        Matcher digits = CODE.matcher(text);
        if (!digits.find()) {
            throw new StepFailed("the message carries no code: " + HttpBrowser.excerpt(text));
        }
        if (!text.contains("large") || !text.contains("pepperoni")) {
            throw new StepFailed("the message does not name the order: " + HttpBrowser.excerpt(text));
        }
        code = digits.group();
        return code.length() + " digits by " + message.path("channel").asString("");
    }

    String confirm() throws StepFailed, IOException, InterruptedException {
        stream().drain();
        JsonNode turn = conversation.say("authorize order " + String.join(" ", code.split("")));
        Conversation.must(
                turn.path("spoken").asString("").toLowerCase(Locale.ROOT).contains("your order is confirmed"),
                "Alexa did not confirm the order",
                turn);
        return "Alexa says confirmed";
    }

    String shownConfirmed() throws StepFailed, IOException, InterruptedException {
        return shown("confirmed");
    }

    String sayCodeAgain() throws StepFailed, IOException, InterruptedException {
        Page before = webSite.open(site("/pod/app"));
        conversation.say("ask pizza on demand to authorize order " + String.join(" ", code.split("")));
        Page after = webSite.open(site("/pod/app"));
        must(before.text().equals(after.text()), "the used code changed something", after);
        return "nothing happened a second time";
    }

    /** Waits until the web site pushes a change, then looks at the page. */
    private String shown(String status) throws StepFailed, IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean pushed = stream().await(PATIENCE);
        if (!pushed) {
            throw new StepFailed("the web site pushed no change within " + PATIENCE.toSeconds() + " s");
        }
        Page page = webSite.open(site("/pod/app"));
        while (newest(page, status).isEmpty() && System.nanoTime() < end) {
            stream().await(Duration.ofMillis(200));
            page = webSite.open(site("/pod/app"));
        }
        Optional<String> order = newest(page, status);
        if (order.isEmpty()) {
            throw new StepFailed(
                    "the web site does not show the order as " + status + ": " + HttpBrowser.excerpt(page.text()));
        }
        listener.said("Web site", order.get());
        return "pushed without reload: " + order.get();
    }

    /** The newest order as the page shows it, if it has this status there. */
    private static Optional<String> newest(Page page, String status) {
        return Optional.of(HttpBrowser.read(page.content().select("ul.orders > li:first-child")))
                .filter(order -> order.toLowerCase(Locale.ROOT).contains(status));
    }

    private EventStream stream() throws StepFailed {
        if (orders == null) {
            throw new StepFailed("nobody listens to the web site");
        }
        return orders;
    }

    private URI site(String path) {
        return playground.shopUrl().resolve(path);
    }

    private static void must(boolean condition, String otherwise, Page page) throws StepFailed {
        if (!condition) {
            throw new StepFailed(otherwise + "; " + HttpBrowser.address(page) + " answered " + page.status() + ": "
                    + HttpBrowser.excerpt(page.text()));
        }
    }

    @Override
    public void close() {
        if (orders != null) {
            try {
                orders.close();
            } catch (IOException closed) {
                // It is closed either way.
            }
        }
    }
}
