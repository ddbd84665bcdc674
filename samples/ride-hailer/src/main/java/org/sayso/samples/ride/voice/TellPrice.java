package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.samples.ride.rides.Destination;
import org.sayso.samples.ride.rides.Ride;
import org.sayso.token.VerifiedToken;

/** Says what a ride costs, to everybody; those who could book it then are asked to, or to link an account first. */
final class TellPrice implements MaybeLinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("PriceIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
        Speech speech = Speech.of(input);
        Wanted wanted = Wanted.in(input);
        if (wanted.destination().isEmpty()) {
            return Reply.say(speech.ask(wanted.said() ? "elsewhere" : "price-where-to"));
        }
        Destination destination = wanted.destination().get();
        String price = speech.price(destination);
        if (user.isPresent()) {
            Quote.make(input, new Ride(destination, Optional.empty()));
            return Reply.say(speech.ask(price + " " + speech.line("book-it"), speech.line("book-it")));
        }
        return Reply.offerLink(
                price, speech.ask(price + " " + speech.line("anything-else"), speech.line("anything-else")));
    }
}
