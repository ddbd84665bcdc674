package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.sayso.app.tour.HttpBrowser.Page;
import tools.jackson.databind.JsonNode;

/** Ann's way with Favorite Color: linked, nothing chosen yet, chosen on her profile page, heard. */
final class ColorJourney {

    private static final String ASK = "ask favorite color what's my favorite color";
    private static final String COLOR = "sea green";

    private final Conversation conversation;
    private final AlexaApp alexaApp;
    private final URI accounts;

    ColorJourney(Conversation conversation, AlexaApp alexaApp, URI accounts) {
        this.conversation = conversation;
        this.alexaApp = alexaApp;
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
}
