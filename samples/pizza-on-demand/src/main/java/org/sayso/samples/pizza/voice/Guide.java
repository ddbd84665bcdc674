package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.confirmation.Confirmations;
import org.sayso.token.VerifiedToken;

/**
 * Answers an intent that neither orders nor confirms anything, such as help or a mere "yes", by leading back to what is open:
 * an order that waits for a say-so, else a question about the pizza, else the question for a pizza.
 */
final class Guide implements MaybeLinkedHandler {

    private final Confirmations confirmations;
    private final String intent;
    private final String whileWaiting;
    private final String whileOnPhone;
    private final String otherwise;

    /**
     * @param whileWaiting what is said before the reminder of an order that waits for its code
     * @param whileOnPhone what is said before the reminder of an order that waits for approval on the phone
     * @param otherwise what is said before the question for a pizza
     */
    Guide(Confirmations confirmations, String intent, String whileWaiting, String whileOnPhone, String otherwise) {
        this.confirmations = confirmations;
        this.intent = intent;
        this.whileWaiting = whileWaiting;
        this.whileOnPhone = whileOnPhone;
        this.otherwise = otherwise;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName(intent));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        return Reply.say(user.flatMap(token -> WaitingOrder.of(token, confirmations, input))
                .map(waiting -> Speech.ask(
                        input, (waiting.onPhone() ? whileOnPhone : whileWaiting) + waiting.reminder(), waiting.howTo()))
                .orElseGet(() -> Speech.ask(
                        input, otherwise, PizzaSoFar.in(input).question().orElse(Speech.QUESTION))));
    }
}
