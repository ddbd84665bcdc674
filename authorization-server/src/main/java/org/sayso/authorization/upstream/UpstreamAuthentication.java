package org.sayso.authorization.upstream;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who signed in elsewhere; has none of the provider's tokens. */
final class UpstreamAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final SignedInUser user;

    UpstreamAuthentication(SignedInUser user, Collection<? extends GrantedAuthority> factors) {
        super(factors);
        this.user = user;
        super.setAuthenticated(true);
    }

    @Override
    public SignedInUser getPrincipal() {
        return user;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** As for any authentication; one with another user would not be equal to this. */
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof UpstreamAuthentication same && user.equals(same.user);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
