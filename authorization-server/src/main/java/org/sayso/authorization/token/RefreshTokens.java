package org.sayso.authorization.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes the first refresh token of a link; the next ones were made where the presented one was judged. Thread-safe. */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    private final InstantSource clock;

    RefreshTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        OAuth2Authorization authorization = Objects.requireNonNull(context.getAuthorization());
        String next = authorization.getAttribute(RefreshToken.NEXT);
        Instant now = clock.instant();
        return new OAuth2RefreshToken(
                next == null
                        ? RefreshToken.first(UUID.fromString(authorization.getId()))
                                .text()
                        : next,
                now,
                now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive()));
    }
}
