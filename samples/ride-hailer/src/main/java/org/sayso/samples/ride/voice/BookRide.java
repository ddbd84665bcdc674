package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.samples.ride.rides.Destination;
import org.sayso.samples.ride.rides.Ride;
import org.sayso.token.VerifiedToken;

/** Says what the ride costs that somebody wants, and asks whether to book it. */
final class BookRide implements LinkedHandler {

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("BookRideIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Speech speech = Speech.of(input);
        Wanted wanted = Wanted.in(input);
        if (wanted.destination().isEmpty()) {
            return Reply.say(speech.ask(wanted.said() ? "elsewhere" : "where-to"));
        }
        if (wanted.time().isPresent() && wanted.timeOfDay().isEmpty()) {
            return Reply.say(speech.ask("time-unclear"));
        }
        Destination destination = wanted.destination().get();
        Ride ride = new Ride(destination, wanted.timeOfDay());
        Quote.make(input, ride);
        return Reply.say(speech.ask(
                speech.line("quote", speech.to(destination), speech.when(ride), destination.estimate()),
                speech.line("book-it")));
    }
}
