package org.sayso.authorization.device;

import java.security.Principal;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.sayso.authorization.device.DeviceRequest.Answer;
import org.sayso.authorization.link.Askers;
import org.sayso.authorization.link.Grants;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.link.RememberedSignIn;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Answers a device that polls (RFC 8628 sections 3.4 and 3.5): not yet, not so fast, no, too late, or its tokens. Thread-safe.
 *
 * <p>A code brings tokens once, and only to the client it was made for; the code is used up in the transaction that begins the link,
 * so that of two requests at once one gets a link and the other {@code invalid_grant}. What another client presents changes nothing.
 */
final class DeviceExchange implements AuthenticationProvider {

    private final DeviceRequests requests;
    private final LinkStore links;
    private final ServerDatabase database;
    private final OAuth2TokenGenerator<? extends OAuth2Token> generator;
    private final InstantSource clock;

    DeviceExchange(
            DeviceRequests requests,
            LinkStore links,
            ServerDatabase database,
            OAuth2TokenGenerator<? extends OAuth2Token> generator,
            InstantSource clock) {
        this.requests = requests;
        this.links = links;
        this.database = database;
        this.generator = generator;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2DeviceCodeAuthenticationToken asked = (OAuth2DeviceCodeAuthenticationToken) authentication;
        RegisteredClient client = Askers.client(asked.getPrincipal());
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.DEVICE_CODE)) {
            throw Askers.mayNot("Only a device may redeem a device code.");
        }
        DeviceRequest request = requests.byDeviceCode(asked.getDeviceCode())
                .filter(found -> found.client().equals(client.getId()))
                .orElseThrow(() -> Grants.invalid("The device code is not one of this client."));
        refuseUnlessAllowed(request);
        return tokens(request, client, asked);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2DeviceCodeAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private void refuseUnlessAllowed(DeviceRequest request) {
        if (request.redeemed()) {
            throw usedBefore();
        }
        if (request.answer() == Answer.DENIED) {
            throw refusal(OAuth2ErrorCodes.ACCESS_DENIED, "The owner of the account did not allow it.");
        }
        if (!clock.instant().isBefore(request.expires())) {
            throw refusal("expired_token", "The device code has expired.");
        }
        if (request.answer() == null) {
            throw requests.inTime(request)
                    ? refusal("authorization_pending", "Nobody has answered yet.")
                    : refusal("slow_down", "Wait five seconds longer between two requests from now on.");
        }
    }

    private Authentication tokens(
            DeviceRequest request, RegisteredClient client, OAuth2DeviceCodeAuthenticationToken asked) {
        Authentication owner = RememberedSignIn.read(
                Objects.requireNonNull(request.subject()),
                Optional.ofNullable(request.signedIn()).orElseThrow(DeviceExchange::usedBefore));
        OAuth2Authorization plain = OAuth2Authorization.withRegisteredClient(client)
                .id(request.id())
                .principalName(owner.getName())
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .authorizedScopes(request.scopes())
                .attribute(Principal.class.getName(), owner)
                .build();
        DefaultOAuth2TokenContext.Builder context = DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(owner)
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorization(plain)
                .authorizedScopes(request.scopes())
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .authorizationGrant(asked);
        Jwt jwt = (Jwt) Objects.requireNonNull(generator.generate(
                context.tokenType(OAuth2TokenType.ACCESS_TOKEN).build()));
        OAuth2AccessToken accessToken = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                jwt.getTokenValue(),
                jwt.getIssuedAt(),
                jwt.getExpiresAt(),
                request.scopes());
        OAuth2RefreshToken refreshToken = (OAuth2RefreshToken) Objects.requireNonNull(generator.generate(
                context.tokenType(OAuth2TokenType.REFRESH_TOKEN).build()));
        keep(
                request,
                OAuth2Authorization.from(plain)
                        .token(
                                accessToken,
                                metadata ->
                                        metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()))
                        .refreshToken(refreshToken)
                        .build());
        return new OAuth2AccessTokenAuthenticationToken(
                client, (Authentication) asked.getPrincipal(), accessToken, refreshToken);
    }

    private void keep(DeviceRequest request, OAuth2Authorization link) {
        database.inTransaction(() -> {
            if (!requests.redeem(request)) {
                throw usedBefore();
            }
            links.save(link);
            return true;
        });
    }

    private static OAuth2AuthenticationException usedBefore() {
        return Grants.invalid("The device code was used before.");
    }

    private static OAuth2AuthenticationException refusal(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
