package org.sayso.authorization.signin;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who signed in, now or when an authorization was given; the authorities say how and when. Immutable. */
public final class UserAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final SignedInUser user;

    /** Somebody who has been authenticated. */
    public UserAuthentication(SignedInUser user, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
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
        return super.equals(other) && other instanceof UserAuthentication same && user.equals(same.user);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
