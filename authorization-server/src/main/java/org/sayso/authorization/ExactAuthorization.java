package org.sayso.authorization;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.signin.Freshness;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/**
 * Where Spring's authorization endpoint is too easy-going for us: redirect addresses, scopes, and when consent is asked.
 *
 * <ul>
 *   <li>The redirect address must be sent and must be a registered one, letter by letter. Spring lets any port pass on
 *       127.0.0.1, for native applications; all our clients are servers.
 *   <li>No parameter may come twice (RFC 6749 section 3.1), but a resource indicator (RFC 8707 section 2). Spring looks at its
 *       own ones only.
 *   <li>A request must name its scopes (RFC 6749 section 3.3 leaves the choice): consent to nothing means nothing.
 *   <li>Consent is asked even where {@code openid} is all that is requested.
 *   <li>{@code max_age} must be a number, and what allows no questions gets {@code login_required} where one would be asked:
 *       Spring knows neither {@code max_age} nor who is signed in when it looks at {@code prompt=none}.
 *   <li>"Deny" denies, even if an earlier consent covers part of the request.
 * </ul>
 */
final class ExactAuthorization implements Consumer<AuthenticationProvider> {

    /** The one parameter that a request may have several times. */
    static final String MAY_REPEAT = "resource";

    private final InstantSource clock;

    ExactAuthorization(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void accept(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
            Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> redirect = ExactAuthorization::checkRedirect;
            requests.setAuthenticationValidator(redirect.andThen(ExactAuthorization::checkNothingTwice)
                    .andThen(ExactAuthorization::checkScopesNamed)
                    .andThen(this::checkFreshness)
                    .andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
            requests.setAuthorizationConsentRequired(ExactAuthorization::consentRequired);
        } else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consents) {
            consents.setAuthorizationConsentCustomizer(ExactAuthorization::denyIfNothingWasAllowed);
        }
    }

    private static void checkRedirect(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        String asked = request.getRedirectUri();
        if (asked == null || !context.getRegisteredClient().getRedirectUris().contains(asked)) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri", request, null);
        }
    }

    private static void checkNothingTwice(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        request.getAdditionalParameters().forEach((name, value) -> {
            if (value instanceof String[] && !name.equals(MAY_REPEAT)) {
                throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, parameter(name), request, request.getRedirectUri());
            }
        });
    }

    /** A name that the client made up is not repeated to it. */
    private static String parameter(String name) {
        return name.matches("[a-z_]{1,40}") ? name : "one of them, sent twice";
    }

    private static void checkScopesNamed(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (request.getScopes().isEmpty()) {
            throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, "scope", request, request.getRedirectUri());
        }
    }

    private void checkFreshness(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (!request.getScopes().contains(OidcScopes.OPENID)) {
            return;
        }
        Freshness wanted;
        try {
            wanted = Freshness.of(
                    true, name -> (String) request.getAdditionalParameters().get(name));
        } catch (IllegalArgumentException | ClassCastException notOneNumber) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "max_age", request, request.getRedirectUri());
        }
        Optional<Instant> signedIn = SignInProof.time((Authentication) request.getPrincipal());
        if (wanted.silent() && signedIn.map(time -> wanted.tooOld(time, clock)).orElse(true)) {
            throw refusal("login_required", "prompt", request, request.getRedirectUri());
        }
    }

    private static boolean consentRequired(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        if (!context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent()) {
            return false;
        }
        Set<String> asked =
                Objects.requireNonNull(context.getAuthorizationRequest()).getScopes();
        OAuth2AuthorizationConsent given = context.getAuthorizationConsent();
        return given == null || !given.getScopes().containsAll(asked);
    }

    private static void denyIfNothingWasAllowed(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
        if (answer.getScopes().isEmpty()) {
            context.getAuthorizationConsent().authorities(Set::clear);
        }
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            String code,
            String parameter,
            OAuth2AuthorizationCodeRequestAuthenticationToken request,
            @Nullable String redirectUri) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null),
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        request.getAuthorizationUri(),
                        request.getClientId(),
                        (Authentication) request.getPrincipal(),
                        redirectUri,
                        request.getState(),
                        request.getScopes(),
                        request.getAdditionalParameters()));
    }
}
