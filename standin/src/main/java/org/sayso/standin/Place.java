package org.sayso.standin;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.sayso.standin.household.Device;
import org.sayso.standin.language.LanguageUnderstanding;

/** Where a device stands: what time it is there, and what skills make of utterances there. */
record Place(Supplier<Device> device, Clock clock) {

    ZonedDateTime now() {
        return ZonedDateTime.now(clock.withZone(device.get().zone()));
    }

    LanguageUnderstanding language(Skill skill) {
        return skill.languages().in(device.get().zone());
    }
}
