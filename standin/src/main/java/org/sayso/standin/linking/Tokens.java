package org.sayso.standin.linking;

import java.time.Duration;
import java.time.Instant;

/**
 * What the authorization server gave for a linked account. Hidden from {@code toString}.
 *
 * @param refreshToken empty if there is none
 */
record Tokens(String accessToken, String refreshToken, Instant expiresAt, Duration life) {

    private static final Duration REFRESH_AHEAD = Duration.ofSeconds(60);

    /**
     * Whether it is time for new ones: a minute before the end, or at three quarters of a very short life; also where the
     * clock was put back since, so that these are not good yet.
     */
    boolean dueAt(Instant now) {
        if (notYetAt(now)) {
            return true;
        }
        Duration quarter = life.dividedBy(4);
        Duration ahead = quarter.compareTo(REFRESH_AHEAD) < 0 ? quarter : REFRESH_AHEAD;
        return !now.isBefore(expiresAt.minus(ahead));
    }

    /** Whether the token was issued later than this. */
    boolean notYetAt(Instant now) {
        return now.isBefore(expiresAt.minus(life));
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Tokens[hidden, expiresAt=" + expiresAt + "]";
    }
}
