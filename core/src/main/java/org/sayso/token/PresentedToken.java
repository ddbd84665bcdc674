package org.sayso.token;

import java.util.Objects;

/**
 * An access token as somebody presented it: a text in which nobody believes yet.
 *
 * <p>Only a {@link TokenVerifier} turns it into a {@link VerifiedToken}. Its text is hidden from {@code toString}, so that
 * it does not reach a log by accident. Immutable and thread-safe.
 */
public final class PresentedToken {

    private final String text;

    private PresentedToken(String text) {
        this.text = text;
    }

    public static PresentedToken of(String text) {
        return new PresentedToken(Objects.requireNonNull(text, "text"));
    }

    /** The token's text. For authenticators only; whoever calls this must not log, store or return it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "PresentedToken[hidden]";
    }
}
