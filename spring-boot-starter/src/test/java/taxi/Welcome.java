package taxi;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.token.VerifiedToken;

/** Greets everybody, helps, and offers to link where no account is linked. */
final class Welcome implements MaybeLinkedHandler {

    private static final String WELCOME = "Welcome to Water Taxi!";
    private static final String QUESTION = "Which pier would you like to go to?";

    @Override
    public boolean canHandle(HandlerInput input) {
        // A yes or no that answers no offer comes here too.
        return input.matches(requestType(LaunchRequest.class)
                .or(intentName("AMAZON.HelpIntent"))
                .or(intentName("AMAZON.YesIntent"))
                .or(intentName("AMAZON.NoIntent")));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        Optional<Response> question = input.getResponseBuilder()
                .withSpeech(WELCOME + " " + QUESTION)
                .withReprompt(QUESTION)
                .withShouldEndSession(false)
                .build();
        return user.isPresent() ? Reply.say(question) : Reply.offerLink(WELCOME, question);
    }
}
