package org.sayso.samples.wear.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.policy.Requirement;
import org.sayso.samples.wear.advice.Outfit;
import org.sayso.samples.wear.advice.Season;
import org.sayso.samples.wear.advice.Temperature;
import org.sayso.token.VerifiedToken;

/**
 * Says what to wear at the temperature that was said, else what suits the season: by the clock's date and time zone, and
 * the hemisphere of the request's locale.
 */
final class Advise implements LinkedHandler {

    private final Clock clock;

    Advise(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("WhatToWearIntent"));
    }

    @Override
    public Requirement requirement() {
        return Requirement.scopes("read:whattowear");
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        SpokenTemperature spoken = SpokenTemperature.in(input);
        if (spoken instanceof SpokenTemperature.Heard heard) {
            return Reply.say(at(input, heard.temperature()));
        }
        return Reply.say(
                spoken instanceof SpokenTemperature.NotHeard
                        ? Speech.ask(input, "Sorry, I did not hear a temperature.")
                        : inSeason(input));
    }

    private static Optional<Response> at(HandlerInput input, Temperature temperature) {
        return temperature.isOnEarth()
                ? Speech.tell(
                        input,
                        "At " + temperature.words() + ", wear "
                                + Outfit.at(temperature).words() + ".")
                : Speech.ask(input, "Nowhere on Earth is it " + temperature.words() + ".");
    }

    private Optional<Response> inSeason(HandlerInput input) {
        Season season = Season.of(LocalDate.now(clock), Speech.locale(input));
        return Speech.tell(
                input,
                "It is " + season.words() + ", so wear " + season.outfit().words()
                        + ". With a temperature I can be more exact.");
    }
}
