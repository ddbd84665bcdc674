package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.samples.ride.rides.Rides;
import org.sayso.token.VerifiedToken;

/** Says where the newest ride of an account is. */
final class WhereIsMyRide implements LinkedHandler {

    private final Rides rides;

    WhereIsMyRide(Rides rides) {
        this.rides = rides;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("WhereIsMyRideIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Speech speech = Speech.of(input);
        return Reply.say(rides.newest(user.user())
                .flatMap(booked -> speech.tell(
                        booked.ride().at().isPresent()
                                ? speech.line(
                                        "ride-later",
                                        speech.to(booked.ride().destination()),
                                        speech.when(booked.ride()))
                                : speech.line(
                                        "ride-now",
                                        speech.to(booked.ride().destination()),
                                        rides.minutesUntilDriver(booked))))
                .or(() -> speech.ask("no-ride")));
    }
}
