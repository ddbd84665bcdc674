package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Ends a successful authorization at the client's address, as Spring does, but says who answers (RFC 9207). Thread-safe. */
public final class AuthorizationCodes implements AuthenticationSuccessHandler {

    private final String issuer;
    private final Consumer<String> consented;

    /**
     * Answers in the name of this issuer.
     *
     * @param consented hears the id of each client that was allowed something
     */
    public AuthorizationCodes(String issuer, Consumer<String> consented) {
        this.issuer = issuer;
        this.consented = consented;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationToken allowed =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        consented.accept(allowed.getClientId());
        response.sendRedirect(new AuthorizationAnswer(Objects.requireNonNull(allowed.getRedirectUri()), issuer)
                .with(
                        "code",
                        Objects.requireNonNull(allowed.getAuthorizationCode()).getTokenValue())
                .with("state", allowed.getState())
                .toAddress());
    }
}
