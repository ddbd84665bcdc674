package org.sayso.factors;

import java.io.IOException;
import java.util.Set;
import org.sayso.Inquiry;
import org.sayso.token.UserKey;

/**
 * Knows by which ids a provider knows an account's owner. Must stay within the inquiry's deadline and be thread-safe.
 *
 * <p>What it gives decides who may confirm for whom. It MUST NOT take an id from anything that a user can edit, and MUST NOT
 * look one up by phone number or e-mail address, which can belong to somebody else tomorrow.
 */
@FunctionalInterface
public interface ProviderUsers {

    /**
     * The ids of this account's owner; empty where there are none.
     *
     * <p>At Auth0 the values of {@code sub} that they may log in as: the user that the account belongs to and, as long as it is
     * not linked to that one, the passwordless identity of their number ({@code sms|...}). At Okta the one user id
     * ({@code 00u...}).
     *
     * @throws IOException where they cannot be found out now
     */
    Set<String> of(UserKey user, Inquiry inquiry) throws IOException, InterruptedException;

    /** For accounts that live at the provider itself: the account's own key, where this is its issuer. */
    static ProviderUsers ofIssuer(String issuer) {
        return (user, inquiry) -> user.issuer().equals(issuer) ? Set.of(user.key()) : Set.of();
    }
}
