package org.sayso.authorization.device;

import java.util.List;
import java.util.Optional;
import org.sayso.authorization.profile.TokenTarget;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.OAuth2DeviceAuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2DeviceAuthorizationRequestAuthenticationConverter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The device authorization endpoint and its grant, in the chain of the other endpoints; nothing where no device is registered. Immutable.
 *
 * <p>Spring's own page for user codes is left out: it takes a code from an address, and has no bound on guesses.
 */
public final class DeviceSecurity {

    /** The endpoint. */
    public static final String ENDPOINT = "/oauth2/device_authorization";

    private static final RequestMatcher MATCHER = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, ENDPOINT);

    /** What the endpoint needs. */
    record Parts(DeviceAuthorization authorization, DeviceAnswers answers, RegisteredClientRepository clients) {}

    private final DeviceExchange exchange;
    private final Optional<Parts> parts;

    DeviceSecurity(DeviceExchange exchange, Optional<Parts> parts) {
        this.exchange = exchange;
        this.parts = parts;
    }

    /** The endpoints of the server, with this one where it is. */
    public RequestMatcher endpoints(OAuth2AuthorizationServerConfigurer server) {
        return parts.isPresent()
                ? new OrRequestMatcher(server.getEndpointsMatcher(), MATCHER)
                : server.getEndpointsMatcher();
    }

    /** Adds the endpoint, and devices without a secret. */
    public void apply(HttpSecurity http, OAuth2AuthorizationServerConfigurer server) {
        parts.ifPresent(device -> {
            PublicDevices publicDevices = new PublicDevices(device.clients());
            server.clientAuthentication(
                    clients -> clients.authenticationConverter(publicDevices).authenticationProvider(publicDevices));
            OAuth2DeviceAuthorizationEndpointFilter endpoint =
                    new OAuth2DeviceAuthorizationEndpointFilter(device.authorization(), ENDPOINT);
            TokenTarget target = new TokenTarget();
            OAuth2DeviceAuthorizationRequestAuthenticationConverter request =
                    new OAuth2DeviceAuthorizationRequestAuthenticationConverter();
            endpoint.setAuthenticationConverter(asked -> {
                target.convert(asked);
                return request.convert(asked);
            });
            endpoint.setAuthenticationSuccessHandler(device.answers());
            endpoint.setAuthenticationFailureHandler(device.answers());
            http.addFilterAfter(endpoint, AuthorizationFilter.class);
            http.csrf(csrf -> csrf.ignoringRequestMatchers(MATCHER));
        });
    }

    /** Takes the place of Spring's provider for device codes. */
    public void exchange(List<AuthenticationProvider> providers) {
        providers.replaceAll(
                provider -> provider.supports(OAuth2DeviceCodeAuthenticationToken.class) ? exchange : provider);
    }
}
