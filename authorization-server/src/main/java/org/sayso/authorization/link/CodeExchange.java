package org.sayso.authorization.link;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.link.CodeAnswers.Answer;
import org.sayso.authorization.link.LinkStore.UsedCode;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Redeems codes as Spring does, but knows a repeated request from a stolen code. Thread-safe.
 *
 * <p>RFC 6749 section 4.1.2 has a code used once, and what it issued revoked when it comes again. Alexa waits 4.5 seconds for
 * an answer and may ask again; that must not end the link it has just made. So the same client, with the same redirect address
 * and the right verifier, gets the same answer for ten seconds, from any server and after a restart. Later, what the code issued
 * ends. (The verifier was compared when the client was authenticated.)
 */
public final class CodeExchange implements AuthenticationProvider {

    private final AuthenticationProvider spring;
    private final LinkStore links;

    /** Wraps Spring's provider. */
    public CodeExchange(AuthenticationProvider spring, LinkStore links) {
        this.spring = spring;
        this.links = links;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2AuthorizationCodeAuthenticationToken asked = (OAuth2AuthorizationCodeAuthenticationToken) authentication;
        RegisteredClient client = Askers.client(asked.getPrincipal());
        Optional<UsedCode> used = links.usedCode(asked.getCode());
        if (used.isPresent()) {
            return again(used.get(), asked, client);
        }
        try {
            return spring.authenticate(asked);
        } catch (OAuth2AuthenticationException refused) {
            // The code may have been redeemed by the same request, sent again, while this one was under way.
            return again(links.usedCode(asked.getCode()).orElseThrow(() -> refused), asked, client);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return spring.supports(authentication);
    }

    private Authentication again(
            UsedCode used, OAuth2AuthorizationCodeAuthenticationToken asked, RegisteredClient client) {
        if (!used.client().equals(client.getId()) || !used.redirectUri().equals(asked.getRedirectUri())) {
            throw Grants.invalid("The authorization code was made for another client or redirect address.");
        }
        Answer answer = used.answer().orElseThrow(() -> {
            links.end(used.link(), EndReason.CODE_REUSED);
            return Grants.invalid("The authorization code was used before.");
        });
        return new OAuth2AccessTokenAuthenticationToken(
                client,
                (Authentication) asked.getPrincipal(),
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        answer.accessToken(),
                        answer.issued(),
                        answer.expires(),
                        answer.scopes()),
                answer.refreshToken() == null ? null : new OAuth2RefreshToken(answer.refreshToken(), answer.issued()),
                answer.idToken() == null ? Map.of() : Map.of(OidcParameterNames.ID_TOKEN, answer.idToken()));
    }
}
