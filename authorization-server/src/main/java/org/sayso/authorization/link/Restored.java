package org.sayso.authorization.link;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sayso.authorization.link.AccessTokenTable.Issued;
import org.sayso.authorization.token.RefreshToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Makes what Spring works with out of a row and the one value that was presented; the other values are nowhere. Thread-safe.
 *
 * <p>Spring asks the system's clock whether a token is active. What is made here was found active by the server's own clock, so
 * it carries times that no clock disagrees with.
 */
final class Restored {

    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final String NOT_KEPT = "(not kept)";

    private final RegisteredClientRepository clients;

    Restored(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** The row that an authorization was made of; empty for a new one. */
    static Optional<LinkRow> row(OAuth2Authorization authorization) {
        return Optional.ofNullable(authorization.getAttribute(LinkRow.class.getName()));
    }

    /** Without any value; empty if the client is no longer registered. */
    Optional<OAuth2Authorization> plain(LinkRow row) {
        return builder(row).map(OAuth2Authorization.Builder::build);
    }

    Optional<OAuth2Authorization> byState(LinkRow row, String state) {
        return builder(row)
                .map(builder ->
                        builder.attribute(OAuth2ParameterNames.STATE, state).build());
    }

    /** A code that was used is there, invalidated. */
    Optional<OAuth2Authorization> byCode(LinkRow row, String code) {
        return builder(row)
                .map(builder -> builder.token(
                                new OAuth2AuthorizationCode(code, LONG_AGO, NEVER),
                                metadata -> metadata.put(
                                        OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, row.codeUsed() != null))
                        .build());
    }

    /** @param next what a refresh is answered with, where that is another token */
    Optional<OAuth2Authorization> byRefreshToken(LinkRow row, String refreshToken, Optional<RefreshToken> next) {
        return builder(row).map(builder -> {
            next.ifPresent(token -> builder.attribute(RefreshToken.NEXT, token.text()));
            idToken(builder, row, NOT_KEPT);
            return builder.refreshToken(new OAuth2RefreshToken(refreshToken, LONG_AGO, NEVER))
                    .build();
        });
    }

    Optional<OAuth2Authorization> byAccessToken(LinkRow row, String accessToken, Issued issued) {
        return builder(row).map(builder -> {
            idToken(builder, row, NOT_KEPT);
            return builder.token(
                            new OAuth2AccessToken(
                                    OAuth2AccessToken.TokenType.BEARER, accessToken, LONG_AGO, NEVER, issued.scopes()),
                            metadata -> metadata.put(
                                    OAuth2Authorization.Token.CLAIMS_METADATA_NAME, withoutTimes(issued.claims())))
                    .build();
        });
    }

    Optional<OAuth2Authorization> byIdToken(LinkRow row, String idToken) {
        return builder(row).map(builder -> idToken(builder, row, idToken).build());
    }

    private Optional<OAuth2Authorization.Builder> builder(LinkRow row) {
        RegisteredClient client = clients.findById(row.client());
        if (client == null) {
            return Optional.empty();
        }
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
                .id(row.id())
                .principalName(row.subject())
                .authorizationGrantType(new AuthorizationGrantType(row.grantType()))
                .authorizedScopes(row.scopes())
                .attribute(LinkRow.class.getName(), row);
        if (row.signedIn() != null) {
            builder.attribute(Principal.class.getName(), RememberedSignIn.read(row.subject(), row.signedIn()));
        }
        if (row.request() != null) {
            builder.attribute(OAuth2AuthorizationRequest.class.getName(), KeptRequest.read(row.request()));
        }
        return Optional.of(builder);
    }

    private static OAuth2Authorization.Builder idToken(OAuth2Authorization.Builder builder, LinkRow row, String value) {
        if (row.idTokenClaims() != null) {
            Map<String, Object> claims = KeptClaims.ofIdToken(Objects.requireNonNull(row.idTokenClaims()));
            builder.token(
                    new OidcIdToken(value, LONG_AGO, NEVER, claims),
                    metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims));
        }
        return builder;
    }

    /** Spring compares "not before" with the system's clock. */
    private static Map<String, Object> withoutTimes(Map<String, Object> claims) {
        Map<String, Object> others = new LinkedHashMap<>(claims);
        others.remove("nbf");
        return others;
    }
}
