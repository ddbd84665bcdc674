package org.sayso.standin;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;

/** What a skill's model makes of utterances, by the place of the device: "tomorrow" is counted there. Thread-safe. */
final class Languages {

    private final InteractionModel model;
    private final Clock clock;
    private final Map<ZoneId, LanguageUnderstanding> byZone = new ConcurrentHashMap<>();

    Languages(InteractionModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    LanguageUnderstanding in(ZoneId zone) {
        return byZone.computeIfAbsent(
                zone, place -> new LanguageUnderstanding(model, () -> ZonedDateTime.now(clock.withZone(place))));
    }
}
