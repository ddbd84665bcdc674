package org.sayso.standin.linking;

/**
 * How often Alexa refreshes with an older refresh token instead of the newest, as she does now and then. An authorization
 * server that takes each refresh token once, and ends the link when one comes again, loses its users that way. Immutable.
 *
 * @param probability from 0, never, to 1, whenever there is an older one
 * @param seed the same seed makes the same choices
 * @param kept how many older tokens are remembered, 1 to 100
 */
public record RefreshReplay(double probability, long seed, int kept) {

    /** Always the newest. */
    public static final RefreshReplay NEVER = new RefreshReplay(0, 0, 1);

    public RefreshReplay {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("The probability of a replay is between 0 and 1");
        }
        if (kept < 1 || kept > 100) {
            throw new IllegalArgumentException("1 to 100 older refresh tokens can be kept");
        }
    }
}
