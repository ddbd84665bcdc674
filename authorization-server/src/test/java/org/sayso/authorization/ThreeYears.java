package org.sayso.authorization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What befalls a link on the days of three years: the same for every server, and in every run. */
final class ThreeYears {

    /** Something that happens. */
    enum Event {
        /** Alexa needs a new access token, and gets it. */
        REFRESH,
        /** The answer gets lost; Alexa asks again five minutes later. */
        LOST_FOR_MINUTES,
        /** The answer gets lost; Alexa asks again after some hours. */
        LOST_FOR_HOURS,
        /** Two devices ask at the same moment. */
        TWICE_AT_ONCE,
        /** A request comes again a moment after its answer was used. */
        OVERTAKEN,
        /** A refresh token that was replaced weeks ago comes again. */
        REPLACED_AGAIN,
        /** The server is stopped and started. */
        RESTART,
        /** The server is killed when it has committed a refresh and not answered. */
        KILL,
        /** Somebody has a new signing key made, besides those that come with the calendar. */
        NEW_KEY
    }

    static final int DAYS = 3 * 365;

    private static final int PAUSE_FROM = 500;
    private static final int PAUSE_TO = 700;
    private static final int LONGEST_GAP = 7;
    private static final int USES_A_DAY = 2;

    private static final List<Event> USES = List.of(
            Event.REFRESH,
            Event.LOST_FOR_MINUTES,
            Event.LOST_FOR_HOURS,
            Event.TWICE_AT_ONCE,
            Event.OVERTAKEN,
            Event.REPLACED_AGAIN,
            Event.REFRESH,
            Event.REFRESH);

    private final SortedMap<Integer, List<Event>> days = new TreeMap<>();

    ThreeYears() {
        Random random = new Random(42);
        List<Event> dealt = new ArrayList<>(USES);
        int day = 0;
        while (day < DAYS) {
            for (int i = 0; i < USES_A_DAY; i++) {
                if (dealt.isEmpty()) {
                    dealt.addAll(USES);
                    Collections.shuffle(dealt, random);
                }
                add(day, dealt.remove(0));
            }
            day += 1 + random.nextInt(LONGEST_GAP);
            if (day > PAUSE_FROM && day < PAUSE_TO) {
                day = PAUSE_TO;
            }
        }
        // One of the restarts is in the pause, and each kill outside: it needs a request.
        List.of(20, 420, 620).forEach(restart -> add(restart, Event.RESTART));
        List.of(120, 820, 1020).forEach(kill -> add(kill, Event.KILL));
        List.of(60, 460, 860).forEach(made -> add(made, Event.NEW_KEY));
    }

    /** On this day, in order. */
    List<Event> on(int day) {
        return days.getOrDefault(day, List.of());
    }

    long count(Event event) {
        return days.values().stream()
                .flatMap(Collection::stream)
                .filter(event::equals)
                .count();
    }

    private void add(int day, Event event) {
        days.computeIfAbsent(day, unused -> new ArrayList<>()).add(event);
    }
}
