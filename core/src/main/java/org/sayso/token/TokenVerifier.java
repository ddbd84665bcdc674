package org.sayso.token;

import org.sayso.Inquiry;

/** Turns a {@link PresentedToken} into a {@link VerifiedToken}, or says why not. */
public final class TokenVerifier {

    private TokenVerifier() {}

    public TokenVerdict verify(PresentedToken token, Inquiry inquiry) {
        throw new UnsupportedOperationException();
    }
}
