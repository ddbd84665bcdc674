package org.sayso.token;

import org.sayso.Inquiry;

/**
 * Establishes that the claims of a token come from its issuer, by signature or by asking the issuer.
 *
 * <p>It answers for authenticity only. Issuer, audience, client, times and kind are compared by the
 * {@link TokenVerifier}, in one place for all authenticators. Implementations MUST be thread-safe, MUST stay within the
 * inquiry's deadline, and MUST answer {@code PROVIDER_UNAVAILABLE} rather than throw when the check cannot be made.
 */
public interface TokenAuthenticator {

    Authentication authenticate(PresentedToken token, Inquiry inquiry);

    /** Whether it asks the issuer, and so knows of revocation; one that looks at a signature does not. */
    default boolean asksIssuer() {
        return false;
    }

    /** The same without any memory of earlier answers. */
    default TokenAuthenticator uncached() {
        return this;
    }
}
