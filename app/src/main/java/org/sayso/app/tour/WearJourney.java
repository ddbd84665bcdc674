package org.sayso.app.tour;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Ann's way with What to Wear: linked, greeted by name, advised. */
final class WearJourney {

    private final Conversation conversation;
    private final AlexaApp alexaApp;

    WearJourney(Conversation conversation, AlexaApp alexaApp) {
        this.conversation = conversation;
        this.alexaApp = alexaApp;
    }

    String link() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say("ask what to wear what I should wear at 60 degrees");
        Conversation.must(
                turn.path("card").path("type").asString("").equals("LinkAccount"),
                "no LinkAccount card came back",
                turn);
        return "Ann allowed: " + alexaApp.link("what to wear").allowed();
    }

    String greeted() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say("open what to wear");
        Conversation.must(
                turn.path("spoken").asString("").startsWith("Welcome back, Ann."),
                "Alexa did not greet Ann by her name",
                turn);
        return "her name from userinfo, since the token has none";
    }

    String advised() throws StepFailed, IOException, InterruptedException {
        JsonNode turn = conversation.say("what should I wear at 60 degrees");
        Conversation.must(
                turn.path("spoken").asString("").contains("60 degrees Fahrenheit, wear long trousers"),
                "Alexa did not say what to wear",
                turn);
        return "the scope read:whattowear is there";
    }
}
