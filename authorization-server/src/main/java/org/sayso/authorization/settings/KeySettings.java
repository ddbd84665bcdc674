package org.sayso.authorization.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the keys that sign tokens change: {@code sayso.authorization.keys.*}. Immutable.
 *
 * @param rotateEvery default 90 d; how long a key signs
 * @param publishAhead default 1 d; how long before its first use a key is in the key set, so that everybody who checks tokens
 *     has fetched it. At least a minute, and less than {@code rotateEvery}
 */
public record KeySettings(
        @DefaultValue("90d") Duration rotateEvery,
        @DefaultValue("1d") Duration publishAhead) {

    private static final Duration SHORTEST_AHEAD = Duration.ofMinutes(1);

    /** Refuses what cannot work. */
    public KeySettings {
        if (publishAhead.compareTo(SHORTEST_AHEAD) < 0) {
            throw new InvalidSettingException(
                    "sayso.authorization.keys.publish-ahead is " + publishAhead.toSeconds()
                            + " s: other servers of this database notice a new key within a minute",
                    "Set it to 1m or more; 1d is the default.");
        }
        if (rotateEvery.compareTo(publishAhead) <= 0) {
            throw new InvalidSettingException(
                    "sayso.authorization.keys.rotate-every is not longer than publish-ahead",
                    "Set it to several days; 90d is the default.");
        }
    }
}
