package org.sayso.authorization.upstream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * The request a browser was sent away with, kept in its session until the answer comes. Thread-safe.
 *
 * <p>An answer counts for a request to the same provider only: each has an address of its own for answers (RFC 9700 section
 * 4.4.2.2), and one that tells its issuer must tell the right one (RFC 9207 section 2.4).
 */
final class UpstreamRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ISSUER = "iss";

    private final HttpSessionOAuth2AuthorizationRequestRepository session =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final Providers providers;

    UpstreamRequests(Providers providers) {
        this.providers = providers;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return session.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            session.removeAuthorizationRequest(request, response);
        } else {
            session.saveAuthorizationRequest(asked, request, response);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = session.removeAuthorizationRequest(request, response);
        return asked != null && answers(request, asked) ? asked : null;
    }

    private boolean answers(HttpServletRequest request, OAuth2AuthorizationRequest asked) {
        String name = asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        ClientRegistration provider = name == null ? null : providers.findByRegistrationId(name);
        if (provider == null || !request.getRequestURI().endsWith("/" + name + UpstreamSecurity.ANSWER)) {
            return false;
        }
        String[] issuers = request.getParameterValues(ISSUER);
        return issuers == null
                || (issuers.length == 1
                        && issuers[0].equals(provider.getProviderDetails().getIssuerUri()));
    }
}
