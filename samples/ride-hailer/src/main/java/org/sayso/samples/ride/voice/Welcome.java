package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Greets whoever opens the skill, by first name where Amazon's profile has one; offers everybody else to link. */
final class Welcome implements MaybeLinkedHandler {

    /** Letters of any script; what else a profile's name may hold could be read as markup. */
    private static final Pattern FIRST_NAME = Pattern.compile("[\\p{L}\\p{M}.'\u2019-]{1,40}");

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(requestType(LaunchRequest.class).or(intentName("AMAZON.NavigateHomeIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        Speech speech = Speech.of(input);
        String question = speech.line("where-to");
        if (user.isPresent()) {
            String back = firstName(user.get())
                    .map(name -> speech.line("welcome-back-name", name))
                    .orElseGet(() -> speech.line("welcome-back"));
            return Reply.say(speech.ask(back + " " + question, question));
        }
        String guest = speech.line("guest");
        return Reply.offerLink(speech.line("welcome"), speech.ask(speech.line("welcome") + " " + guest, guest));
    }

    private static Optional<String> firstName(VerifiedToken user) {
        return user.text("name")
                .map(name -> name.strip().split("\\s+")[0])
                .filter(name -> FIRST_NAME.matcher(name).matches());
    }
}
