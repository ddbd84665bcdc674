package org.sayso.authorization.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people change where they are reached, in accounts that this server keeps. Immutable.
 *
 * @param coolOff default 24 h, 1 h to 30 d; how long the old address or number still counts, while its owner can stop the change
 */
@ConfigurationProperties("sayso.authorization.contacts")
public record ContactSettings(@DefaultValue("24h") Duration coolOff) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Refuses what would protect nobody, or keep people from their accounts. */
    public ContactSettings {
        if (coolOff.compareTo(SHORTEST) < 0 || coolOff.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException(
                    "sayso.authorization.contacts.cool-off is " + coolOff.toMinutes() + " minutes",
                    "Set it to 1h to 30d: the owner of the old address needs the time to stop a change.");
        }
    }
}
