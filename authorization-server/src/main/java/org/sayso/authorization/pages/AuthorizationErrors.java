package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Ends a failed authorization: at the client's registered address where that is known (RFC 6749 section 4.1.2.1), otherwise
 * on a page of ours, never anywhere else. Thread-safe.
 */
public final class AuthorizationErrors implements AuthenticationFailureHandler {

    private final String issuer;
    private final Consumer<String> refused;

    /**
     * Answers in the name of this issuer.
     *
     * @param refused hears the id of each client that somebody did not allow anything
     */
    public AuthorizationErrors(String issuer, Consumer<String> refused) {
        this.issuer = issuer;
        this.refused = refused;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException known
                ? known.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
                        ? refused.getAuthorizationCodeRequestAuthentication()
                        : null;
        String redirectUri = asked == null ? null : asked.getRedirectUri();
        if (asked == null || redirectUri == null || redirectUri.isBlank()) {
            problem(error, request).attachTo(request);
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            if (error.getErrorCode().equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
                refused.accept(asked.getClientId());
            }
            response.sendRedirect(new AuthorizationAnswer(redirectUri, issuer)
                    .with("error", error.getErrorCode())
                    .with("error_description", description(error))
                    .with("state", asked.getState())
                    .toAddress());
        }
    }

    private static @Nullable String description(OAuth2Error error) {
        return error.getErrorCode().equals(OAuth2ErrorCodes.ACCESS_DENIED)
                ? "The owner of the account did not allow it."
                : error.getDescription();
    }

    /** Spring names the parameter at fault at the end of the description. */
    private static PageProblem problem(OAuth2Error error, HttpServletRequest request) {
        String description = String.valueOf(error.getDescription());
        if (description.endsWith("redirect_uri")) {
            return PageProblem.UNKNOWN_REDIRECT;
        }
        if (request.getMethod().equals("POST")) {
            return PageProblem.CONSENT_GONE;
        }
        return description.endsWith("client_id") ? PageProblem.UNKNOWN_CLIENT : PageProblem.BAD_REQUEST;
    }
}
