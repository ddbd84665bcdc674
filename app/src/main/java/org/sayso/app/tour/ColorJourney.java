package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.app.tour.HttpBrowser.Page;
import tools.jackson.databind.JsonNode;

/** Ann's way with Favorite Color: linked, nothing chosen yet, chosen on her profile page, heard, and changed by voice. */
final class ColorJourney {

    private static final String ASK = "ask favorite color what's my favorite color";
    private static final String COLOR = "sea green";
    private static final String OTHER_COLOR = "blue";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Conversation conversation;
    private final AlexaApp alexaApp;
    private final AnnsPhone phone;
    private final URI accounts;
    private String code = "";

    ColorJourney(Conversation conversation, AlexaApp alexaApp, AnnsPhone phone, URI accounts) {
        this.conversation = conversation;
        this.alexaApp = alexaApp;
        this.phone = phone;
        this.accounts = accounts;
    }

    String link() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say(ASK);
        Conversation.must(
                turn.path("card").path("type").asString("").equals("LinkAccount"),
                "no LinkAccount card came back",
                turn);
        return "Ann allowed: " + alexaApp.link("favorite color").allowed();
    }

    String nothingChosen() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say(ASK);
        Conversation.must(
                turn.path("spoken").asString("").contains("Ann, you have not chosen a favorite color yet"),
                "Alexa did not say that no color is chosen",
                turn);
        return "no color yet, which is nothing wrong";
    }

    String chosen() throws StepFailed, IOException, InterruptedException {
        Page profile = alexaApp.browser().open(accounts.resolve("/profile"));
        Page saved = alexaApp.browser().submit(profile, "#profile", Map.of("favorite_color", COLOR));
        if (saved.content().selectFirst("#saved") == null) {
            throw new StepFailed("the profile page did not save the color: " + HttpBrowser.excerpt(saved.text()));
        }
        JsonNode turn = conversation.say(ASK);
        Conversation.must(
                turn.path("spoken").asString("").contains("Ann's favorite color is " + COLOR),
                "the next answer does not have the color",
                turn);
        return "saved on the profile page, told in the next answer";
    }

    String changeAsked() throws StepFailed, IOException, InterruptedException {
        int before = phone.count();
        JsonNode turn = conversation.say("ask favorite color to change my favorite color to " + OTHER_COLOR);
        Conversation.must(
                turn.path("spoken").asString("").contains("the change of your favorite color to " + OTHER_COLOR),
                "Alexa did not read the change back",
                turn);
        String message = phone.after(before).path("text").asString("");
        Matcher digits = CODE.matcher(message);
        if (!digits.find() || !message.contains(OTHER_COLOR)) {
            throw new StepFailed("the message does not carry a code for the change: " + HttpBrowser.excerpt(message));
        }
        code = digits.group();
        return "a code for exactly this change on Ann's phone";
    }

    String changed() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say("authorize color " + String.join(" ", code.split("")));
        Conversation.must(
                turn.path("spoken").asString("").contains("You have changed your favorite color to " + OTHER_COLOR),
                "Alexa did not confirm the change",
                turn);
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Page profile = alexaApp.browser().open(accounts.resolve("/profile"));
            if (profile.content().select("#favorite-color").val().equals(OTHER_COLOR)) {
                return heard();
            }
            Thread.sleep(50);
        } while (System.nanoTime() < end);
        throw new StepFailed("the profile page does not have the color after " + PATIENCE.toSeconds() + " s");
    }

    private String heard() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say(ASK);
        Conversation.must(
                turn.path("spoken").asString("").contains(OTHER_COLOR),
                "the next answer does not have the color",
                turn);
        return "in the profile at the accounts, and in the next answer";
    }
}
