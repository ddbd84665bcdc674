package org.sayso.authorization.signin;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in; its name, and so {@code sub} of the tokens, is the account's subject. Immutable.
 *
 * @param subject of the account
 * @param userName what the person typed to sign in
 * @param displayName what the person is called
 */
public record SignedInUser(String subject, String userName, String displayName)
        implements AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return subject;
    }
}
