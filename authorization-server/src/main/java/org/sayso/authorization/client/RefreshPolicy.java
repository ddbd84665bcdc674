package org.sayso.authorization.client;

import java.time.Duration;
import java.util.Optional;
import org.sayso.authorization.settings.LateReuse;
import org.sayso.authorization.settings.RefreshTokenRotation;

/**
 * How a client's links live on. Immutable.
 *
 * @param idleLife how long a link lives without being used
 * @param absoluteLife how long it lives at all; empty for ever
 * @param rotation whether a refresh brings another refresh token
 * @param lateReuse what happens to who presents one that was replaced long ago
 */
public record RefreshPolicy(
        Duration idleLife, Optional<Duration> absoluteLife, RefreshTokenRotation rotation, LateReuse lateReuse) {

    /** Whether refresh tokens are replaced. */
    public boolean rotates() {
        return rotation == RefreshTokenRotation.SUCCESSOR;
    }
}
