package org.sayso.token;

import java.util.Map;
import org.sayso.Inquiry;

/**
 * Knows what a token does not say about its user: OpenID's userinfo, for instance.
 *
 * <p>For what makes an answer friendlier, such as a name; never for a decision. Implementations MUST be thread-safe, MUST
 * stay within the inquiry's deadline, and MUST answer an empty map rather than throw when they cannot tell.
 */
@FunctionalInterface
public interface ProfileSource {

    /** Tells nothing. */
    ProfileSource NONE = (token, verified, inquiry) -> Map.of();

    /** Claims about the user of {@code verified}, as JSON values. */
    Map<String, Object> about(PresentedToken token, VerifiedToken verified, Inquiry inquiry);
}
