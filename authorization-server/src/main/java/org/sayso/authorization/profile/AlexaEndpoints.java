package org.sayso.authorization.profile;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/**
 * Makes the endpoints of Spring's authorization server refuse what would break a link or be taken for something else: see
 * {@link StrictAuthorization}, {@link StrictClientRequest} and {@link TokenTarget}. Immutable, thread-safe.
 *
 * <p>Who sets {@code authenticationProviders} of the authorization endpoint afterwards gives their validator a
 * {@link StrictAuthorization}: of these settings Spring keeps the last.
 */
public final class AlexaEndpoints implements Customizer<OAuth2AuthorizationServerConfigurer> {

    /** Makes one. */
    public AlexaEndpoints() {}

    @Override
    public void customize(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(clients -> clients.authenticationConverter(new StrictClientRequest()))
                .tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverter(new TokenTarget()))
                .authorizationEndpoint(endpoint -> endpoint.authenticationProviders(AlexaEndpoints::beStrict));
    }

    private static void beStrict(List<AuthenticationProvider> providers) {
        Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> redirect =
                OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR;
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
                requests.setAuthenticationValidator(redirect.andThen(new StrictAuthorization())
                        .andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
            }
        }
    }
}
