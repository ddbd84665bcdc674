package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Ends a successful authorization at the client's address, as Spring does, but says who answers (RFC 9207). Thread-safe. */
public final class AuthorizationCodes implements AuthenticationSuccessHandler {

    private final String issuer;

    /** Answers in the name of this issuer. */
    public AuthorizationCodes(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationToken allowed =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        response.sendRedirect(new AuthorizationAnswer(Objects.requireNonNull(allowed.getRedirectUri()), issuer)
                .with(
                        "code",
                        Objects.requireNonNull(allowed.getAuthorizationCode()).getTokenValue())
                .with("state", allowed.getState())
                .toAddress());
    }
}
