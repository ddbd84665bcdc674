package org.sayso.authorization.token;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.client.ClientProfile;
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
 *
 * <p>Spring's own access token looks like an ID token (no type, the client as audience, the scope as a list) and could be
 * taken for one.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The type of an access token (RFC 9068 section 2.1). */
    static final String ACCESS_TOKEN_TYPE = "at+jwt";

    /** The claim that names the link. */
    static final String LINK = "link";

    private final AccountDirectory accounts;

    TokenClaims(AccountDirectory accounts) {
        this.accounts = accounts;
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
        context.getJwsHeader().type(ACCESS_TOKEN_TYPE);
        if (ClientProfile.insecureHs256(context.getRegisteredClient())) {
            context.getJwsHeader().algorithm(MacAlgorithm.HS256);
        }
        context.getClaims()
                .audience(ClientProfile.audience(context.getRegisteredClient()))
                .claim("client_id", context.getRegisteredClient().getClientId());
        if (!context.getAuthorizedScopes().isEmpty()) {
            context.getClaims()
                    .claim(
                            "scope",
                            context.getAuthorizedScopes().stream().sorted().collect(Collectors.joining(" ")));
        }
        signedInAt(context).ifPresent(time -> context.getClaims().claim("auth_time", time.getEpochSecond()));
        signedInHow(context);
    }

    /** Which link the token comes from, so that a service can have exactly that one ended. */
    private static void link(JwtEncodingContext context) {
        OAuth2Authorization link = context.getAuthorization();
        if (link != null) {
            context.getClaims().claim(LINK, link.getId());
        }
    }

    private static void idToken(JwtEncodingContext context, Account owner) {
        // As a date: Spring reads it back when it refreshes the token.
        signedInAt(context).ifPresent(time -> context.getClaims().claim(IdTokenClaimNames.AUTH_TIME, Date.from(time)));
        signedInHow(context);
        if (context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
            context.getClaims().claims(claims -> claims.putAll(ProfileClaims.of(owner)));
        }
    }

    /** The account a token is about; a closed one gets no more tokens, not even by refresh. */
    private Account owner(JwtEncodingContext context) {
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        return accounts.findBySubject(principal.getName())
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "The account no longer exists.", null)));
    }

    /** When the person last proved who they are; a refresh keeps the time of the sign-in (RFC 9068 section 2.2.1). */
    private static Optional<Instant> signedInAt(JwtEncodingContext context) {
        return SignInProof.time(context.getPrincipal());
    }

    private static void signedInHow(JwtEncodingContext context) {
        List<String> methods = SignInProof.methods(context.getPrincipal());
        if (!methods.isEmpty()) {
            context.getClaims().claim(IdTokenClaimNames.AMR, methods);
        }
    }
}
