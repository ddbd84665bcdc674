package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.sayso.token.VerifiedToken;

/** Says the favorite color that the account has at this moment. */
final class TellFavoriteColor implements LinkedHandler {

    private static final String CARD = "Your favorite color";

    private final String profilePage;
    private final Wishes wishes;

    /** @param profilePage the address where people choose their color, shown in the Alexa app */
    TellFavoriteColor(String profilePage, Wishes wishes) {
        this.profilePage = profilePage;
        this.wishes = wishes;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("FavoriteColorIntent"));
    }

    /**
     * Whoever changes the color on the profile page hears the new one in the next answer. What the issuer said a few
     * seconds ago may serve a greeting, but here it could be the color before: so it is asked now.
     */
    @Override
    public Requirement requirement() {
        return Requirement.linkedAccount().with(TokenCheck.ASK_ISSUER_NOW);
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Profile profile = Profile.of(user);
        Optional<String> onTheWay = wishes.onTheWay(user.user());
        if (onTheWay.isPresent()) {
            return Reply.say(Speech.tell(
                    input,
                    profile.whose() + " favorite color is changing to " + onTheWay.get()
                            + ". Your profile does not have it yet, but it will soon."));
        }
        return profile.favoriteColor()
                .map(color -> Reply.say(Speech.tell(input, profile.whose() + " favorite color is " + color + ".")))
                .orElseGet(() -> notChosen(input, profile));
    }

    private Reply notChosen(HandlerInput input, Profile profile) {
        String you = profile.firstName().map(name -> name + ", you").orElse("You");
        return Reply.say(input.getResponseBuilder()
                .withSpeech(
                        you + " have not chosen a favorite color yet. You can set it on your profile page. I have put"
                                + " its address into your Alexa app.")
                .withSimpleCard(CARD, "Choose it on your profile page: " + profilePage)
                .withShouldEndSession(true)
                .build());
    }
}
