package org.sayso.authorization.link;

import org.sayso.authorization.client.ClientProfile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Lets a client give its tokens back (RFC 7009); with a refresh token the whole link ends. Thread-safe.
 *
 * <p>The hint about the type of the token is not needed and not looked at (RFC 7009 section 2.1).
 */
public final class Revocation implements AuthenticationProvider {

    private final LinkStore links;

    /** Creates the provider for these links. */
    public Revocation(LinkStore links) {
        this.links = links;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenRevocationAuthenticationToken asked = (OAuth2TokenRevocationAuthenticationToken) authentication;
        RegisteredClient client = Askers.client(asked.getPrincipal());
        if (ClientProfile.introspectsFor(client).isPresent()) {
            throw Askers.mayNot("A resource server may ask about tokens, not revoke them.");
        }
        if (!links.revoke(asked.getToken(), client.getId())) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "The token was made for another client.", null));
        }
        return asked;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
