package org.sayso.authorization.token;

import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.profile.AccessTokenShape;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Shapes the tokens: access tokens as RFC 9068 asks and with the claims of the skill's choice, ID tokens with name and roles,
 * both with time and methods of the sign-in. Thread-safe.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Owners owners;

    TokenClaims(AccountDirectory accounts) {
        owners = new Owners(accounts);
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Optional<Account> account =
                AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())
                        ? Optional.empty()
                        : Optional.of(owner(context));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            accessToken(context);
            account.ifPresent(owner -> link(context));
            account.ifPresent(owner -> context.getClaims()
                    .claims(claims -> claims.putAll(CustomClaims.of(context.getRegisteredClient(), owner))));
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            account.ifPresent(owner -> idToken(context, owner));
        }
    }

    private static void accessToken(JwtEncodingContext context) {
        if (ClientProfile.insecureHs256(context.getRegisteredClient())) {
            context.getJwsHeader().algorithm(MacAlgorithm.HS256);
        }
        AccessTokenShape.apply(context);
    }

    /** Which link the token comes from, so that a service can have exactly that one ended. */
    private static void link(JwtEncodingContext context) {
        OAuth2Authorization link = context.getAuthorization();
        if (link != null) {
            context.getClaims().claim(CustomClaims.LINK, link.getId());
        }
    }

    private static void idToken(JwtEncodingContext context, Account owner) {
        // As a date: Spring reads it back when it refreshes the token.
        SignInProof.time(context.getPrincipal())
                .ifPresent(time -> context.getClaims().claim(IdTokenClaimNames.AUTH_TIME, Date.from(time)));
        AccessTokenShape.signIn(context);
        if (context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
            context.getClaims().claims(claims -> claims.putAll(ProfileClaims.of(owner)));
        }
    }

    /** The account a token is about; a closed one gets no more tokens, not even by refresh. */
    private Account owner(JwtEncodingContext context) {
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        return owners.find(principal.getName())
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "The account no longer exists.", null)));
    }
}
