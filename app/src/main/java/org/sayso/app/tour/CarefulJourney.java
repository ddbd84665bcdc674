package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.app.clock.MovableClock;
import org.sayso.app.tour.HttpBrowser.Page;
import tools.jackson.databind.JsonNode;

/**
 * Ann's way where the usual one does not do: another message, another channel, wrong codes, an order too dear for a code.
 * Each method is one step of the tour.
 */
final class CarefulJourney {

    private static final Pattern CODE = Pattern.compile("code is (\\d{4,10})");
    private static final Pattern LINK = Pattern.compile("https?://\\S+/approvals/\\S+");
    private static final String SIGN_IN = "#sign-in";
    private static final Map<String, String> ANN = Map.of("username", "ann", "password", "demo-only-ann");

    private final Conversation conversation;
    private final Inbox inbox;
    private final MovableClock clock;
    private final TourListener listener;
    private final HttpBrowser phone = new HttpBrowser();
    private String code = "";
    private URI approval = URI.create("");

    CarefulJourney(Conversation conversation, Inbox inbox, MovableClock clock, TourListener listener) {
        this.conversation = conversation;
        this.inbox = inbox;
        this.clock = clock;
        this.listener = listener;
    }

    String sentAgain() throws StepFailed, IOException, InterruptedException {
        inbox.forget();
        conversation.say("ask pizza on demand to get me a small pizza");
        String first = code(inbox.next(), "SMS");
        said("send it again", "please wait", "a second message was sent at once");
        clock.forward(Duration.ofSeconds(31));
        said("send it again", "new code", "no other message was sent");
        code = code(inbox.next(), "SMS");
        if (code.equals(first)) {
            throw new StepFailed("the second message has the code of the first");
        }
        return "a new code, half a minute later; the pizzeria's clock was put forward";
    }

    String sentByMail() throws StepFailed, IOException, InterruptedException {
        clock.forward(Duration.ofSeconds(61));
        said("send it by e-mail", "e-mail address that starts with a", "the code did not go by e-mail");
        code = code(inbox.next(), "EMAIL");
        return "a new code to her mailbox";
    }

    String locked() throws StepFailed, IOException, InterruptedException {
        said(wrong(), "two tries", "the first wrong code was not refused");
        said(wrong(), "one try", "the second wrong code was not refused");
        said(wrong(), "too many wrong codes", "the third wrong code did not end it");
        said(
                "ask pizza on demand to authorize order " + spaced(code),
                "too many wrong codes",
                "the right code still counts");
        return "the third wrong code ended it, and the right one is worthless now";
    }

    String ownerTold() throws StepFailed, IOException, InterruptedException {
        conversation.say("ask pizza on demand to get me a small pizza");
        code = code(inbox.next(), "SMS");
        conversation.say(wrong());
        said(wrong(), "too many wrong codes in a row", "the fifth wrong code in a row did not stop codes");
        JsonNode notice = inbox.next();
        if (!notice.path("channel").asString("").equals("EMAIL")
                || !notice.path("text").asString("").contains("several wrong codes")) {
            throw new StepFailed("the owner was not told by the other channel");
        }
        return "codes are off for 15 minutes, and her mailbox has word of it";
    }

    String askedOnThePhone() throws StepFailed, IOException, InterruptedException {
        said(
                "ask pizza on demand to get me a jumbo pizza with pepperoni, mushrooms and onions",
                "confirm it on your phone",
                "an order above the limit was not sent to the phone");
        String text = inbox.next().path("text").asString("");
        Matcher link = LINK.matcher(text);
        if (!link.find() || !text.contains("$21.00")) {
            throw new StepFailed("the message has no link, or not the order: " + HttpBrowser.excerpt(text));
        }
        approval = URI.create(link.group());
        return "though codes are off: a link by SMS, a number by voice";
    }

    String passkeyAskedFor() throws StepFailed, IOException, InterruptedException {
        Page page = phone.open(approval);
        if (page.content().selectFirst("form" + SIGN_IN) != null) {
            page = phone.submit(page, SIGN_IN, ANN);
        }
        listener.said("Web site", HttpBrowser.read(page.content().select("dd")));
        must(page.address().getPath().equals(approval.getPath()), "the link did not lead to the approval", page);
        must(page.text().contains("This takes your passkey"), "a password was enough", page);
        must(page.content().selectFirst("form#approve") == null, "the page asks for the number", page);
        return "a password is not enough to approve; this browser has no passkeys";
    }

    String denied() throws StepFailed, IOException, InterruptedException {
        Page page = phone.submit(phone.open(approval), "#deny", Map.of());
        listener.said("Web site", page.heading());
        must(page.heading().equals("Denied"), "the order was not denied", page);
        said("ask pizza on demand if it is done", "turned down on the phone", "Alexa does not say that it was denied");
        return "cancelled on the phone, and Alexa says so";
    }

    private void said(String words, String expected, String otherwise)
            throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say(words);
        Conversation.must(
                turn.path("spoken").asString("").toLowerCase(Locale.ROOT).contains(expected), otherwise, turn);
    }

    private String wrong() {
        char first = code.charAt(0) == '9' ? '1' : (char) (code.charAt(0) + 1);
        return "authorize order " + spaced(first + code.substring(1));
    }

    private static String spaced(String digits) {
        return String.join(" ", digits.split(""));
    }

    private static String code(JsonNode message, String channel) throws StepFailed {
        String text = message.path("text").asString("");
        Matcher digits = CODE.matcher(text);
        if (!digits.find() || !message.path("channel").asString("").equals(channel)) {
            throw new StepFailed("no code by " + channel + ": " + HttpBrowser.excerpt(text));
        }
        return digits.group(1);
    }

    private static void must(boolean condition, String otherwise, Page page) throws StepFailed {
        if (!condition) {
            throw new StepFailed(otherwise + "; " + HttpBrowser.address(page) + " answered " + page.status() + ": "
                    + HttpBrowser.excerpt(page.text()));
        }
    }
}
