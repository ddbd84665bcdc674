package org.sayso.standin;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;

/** Ann's house: a device without a screen in the kitchen, one with a screen in the hall, one far away, and skills on loopback. */
final class House implements AutoCloseable {

    static final String DESK = "travel-desk";
    static final String TUNE = "favorite-tune";

    final Outside outside = new Outside();
    final MovableClock clock = new MovableClock("2026-11-21T10:00:00Z");
    final StandIn alexa;

    House(Path directory) {
        this(directory, builder -> builder);
    }

    /** A house with one more skill. */
    static House with(Path directory, String skill) {
        return new House(directory, builder -> builder, skill);
    }

    House(Path directory, UnaryOperator<StandInBuilder> settings, String... more) {
        StandInBuilder builder = settings.apply(StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", "+12025550142", null).asOwner()),
                        List.of(
                                new Device("kitchen", "Kitchen", false, ZoneOffset.UTC),
                                new Device("hall", "Hall", true, ZoneOffset.UTC),
                                new Device("hut", "Hut", false, ZoneId.of("Pacific/Kiritimati")))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .clock(clock)
                .skill(outside.skill(DESK))
                .skill(outside.skill(TUNE)));
        List.of(more).forEach(skill -> builder.skill(outside.skill(skill)));
        alexa = builder.build();
    }

    /** An answer whose response has these members. */
    static String response(String members) {
        return "{\"version\":\"1.0\",\"response\":{" + members.replace('\'', '"') + "}}";
    }

    /** Speech, for {@link #response}. */
    static String speech(String text) {
        return "'outputSpeech':{'type':'PlainText','text':'" + text + "'}";
    }

    /** The desk's next answers; then it says goodbye. */
    House desk(String... members) {
        outside.answering(DESK, List.of(members).stream().map(House::response).toList());
        return this;
    }

    Turn say(String text) {
        return alexa.say("kitchen", "ann", text);
    }

    Turn inTheHall(String text) {
        return alexa.say("hall", "ann", text);
    }

    Turn silence() {
        return alexa.silence("kitchen");
    }

    /** What the desk was sent last. */
    JsonNode last() {
        return outside.last().json();
    }

    /** The types of all requests to the desk. */
    List<String> types() {
        return outside.of(DESK).stream().map(each -> each.at("/request/type")).toList();
    }

    @Override
    public void close() {
        outside.close();
    }
}
