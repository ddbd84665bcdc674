package org.sayso.samples.color;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Slot;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.sayso.token.VerifiedToken;

/** Takes the wish for another favorite color, and returns it for confirmation; nothing changes before its owner agreed. */
final class ChangeFavoriteColor implements LinkedHandler {

    private static final String EXAMPLE = "Say, for example, change my favorite color to blue.";

    private final Wishes wishes;

    ChangeFavoriteColor(Wishes wishes) {
        this.wishes = wishes;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("ChangeFavoriteColorIntent"));
    }

    /** The color that the account has at this moment may be the one that is wished for. */
    @Override
    public Requirement requirement() {
        return Requirement.linkedAccount().with(TokenCheck.ASK_ISSUER_NOW);
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Slot slot = ((IntentRequest) input.getRequest()).getIntent().getSlots().get("color");
        Optional<String> heard = Optional.ofNullable(slot).map(Slot::getValue).filter(text -> !text.isBlank());
        if (heard.isEmpty()) {
            return Reply.say(Speech.ask(input, "To which color?", EXAMPLE));
        }
        Optional<String> color = heard.flatMap(Profile::color);
        if (color.isEmpty()) {
            return Reply.say(Speech.ask(input, "Sorry, I did not get that color.", EXAMPLE));
        }
        Optional<String> now =
                wishes.onTheWay(user.user()).or(() -> Profile.of(user).favoriteColor());
        if (now.filter(color.get()::equalsIgnoreCase).isPresent()) {
            return Reply.say(Speech.tell(
                    input, "Your favorite color is " + now.get() + " already, so there is nothing to change."));
        }
        return Reply.confirm(
                ColorChange.transaction(Speech.proven(input).skillId(), user.user(), wishes.nextNumber(), color.get()));
    }
}
