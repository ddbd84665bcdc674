package org.sayso.authorization.link;

import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Who calls an endpoint for clients. */
public final class Askers {

    private Askers() {}

    /** The client that has proven who it is. */
    public static RegisteredClient client(Object principal) {
        if (principal instanceof OAuth2ClientAuthenticationToken client && client.isAuthenticated()) {
            return Objects.requireNonNull(client.getRegisteredClient());
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    /** A refusal of what a client of this kind may not do. */
    public static OAuth2AuthenticationException mayNot(String description) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, description, null));
    }
}
