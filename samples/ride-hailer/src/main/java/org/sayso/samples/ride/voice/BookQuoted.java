package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.samples.ride.rides.Ride;
import org.sayso.samples.ride.rides.Rides;
import org.sayso.token.VerifiedToken;

/** Books the ride whose price was just told, on "yes", and drops it on "no". */
final class BookQuoted implements LinkedHandler {

    private static final String NO = "AMAZON.NoIntent";

    private final Rides rides;

    BookQuoted(Rides rides) {
        this.rides = rides;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("AMAZON.YesIntent").or(intentName(NO)))
                && Quote.of(input).isPresent();
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Speech speech = Speech.of(input);
        if (input.matches(intentName(NO))) {
            return Reply.say(speech.ask("not-booked"));
        }
        Ride ride = Quote.of(input).orElseThrow();
        rides.book(
                user.user(),
                ride,
                input.getRequestEnvelope().getContext().getSystem().getUser().getUserId());
        return Reply.say(speech.tell(speech.line("booked", speech.to(ride.destination()), speech.when(ride))));
    }
}
