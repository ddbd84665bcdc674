package org.sayso.authorization.device;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets devices without a secret say who they are with {@code client_id} alone (RFC 6749 section 2.1, RFC 8628 section 3.1). Thread-safe.
 *
 * <p>Only for clients that are registered as such: for all others a missing secret stays one. Spring knows clients without a secret
 * by their code verifier only.
 */
final class PublicDevices implements AuthenticationConverter, AuthenticationProvider {

    private final RegisteredClientRepository clients;

    PublicDevices(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        boolean alone = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) == null
                && request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) == null;
        return id != null && alone && find(id).isPresent()
                ? new OAuth2ClientAuthenticationToken(id, ClientAuthenticationMethod.NONE, null, null)
                : null;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken asking = (OAuth2ClientAuthenticationToken) authentication;
        return ClientAuthenticationMethod.NONE.equals(asking.getClientAuthenticationMethod())
                ? find(asking.getPrincipal().toString())
                        .map(client ->
                                new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null))
                        .orElse(null)
                : null;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<RegisteredClient> find(String id) {
        return Optional.ofNullable(clients.findByClientId(id))
                .filter(client -> client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE));
    }
}
