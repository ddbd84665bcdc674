package org.sayso.authorization.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * The links, kept in memory, with every access token of theirs that has not expired. Thread-safe.
 *
 * <p>Spring keeps only the newest access token of a link. Alexa may still use the one before, on another device or because
 * the answer to a refresh was lost; it stays good until it expires, is revoked, or the link ends. A link that has ended stays
 * so, even if a refresh was under way at that moment.
 */
public final class Links implements OAuth2AuthorizationService, LinkEnder {

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    /**
     * An access token that is good now.
     *
     * @param registrationId of the client it was made for
     * @param subject of the account it is about
     * @param token its value, times and scopes
     * @param claims as they were when it was made
     */
    record LiveToken(String registrationId, String subject, OAuth2AccessToken token, Map<String, Object> claims) {}

    private record Issued(String linkId, OAuth2AccessToken token, Map<String, Object> claims, boolean revoked) {}

    private final InstantSource clock;
    private final OAuth2AuthorizationService store = new InMemoryOAuth2AuthorizationService();
    private final Map<String, Issued> accessTokens = new ConcurrentHashMap<>();
    private Instant nextCleaning = Instant.MIN;

    /** Creates a store without links; the clock says what has expired. */
    public Links(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        OAuth2Authorization link = stillEnded(authorization);
        store.save(link);
        OAuth2Authorization.Token<OAuth2AccessToken> newest = link.getAccessToken();
        if (newest != null) {
            accessTokens.merge(
                    digest(newest.getToken().getTokenValue()),
                    new Issued(
                            link.getId(),
                            newest.getToken(),
                            Objects.requireNonNullElse(newest.getClaims(), Map.of()),
                            newest.isInvalidated()),
                    (known, now) -> known.revoked() ? known : now);
        }
        forgetExpired();
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        store.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return store.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return store.findByToken(token, tokenType);
    }

    /** The access token with this value; empty if it is none, has expired, was revoked, or its link has ended. */
    Optional<LiveToken> findLive(String value) {
        return Optional.ofNullable(accessTokens.get(digest(value)))
                .filter(issued -> !issued.revoked() && !expired(issued))
                .flatMap(issued -> Optional.ofNullable(store.findById(issued.linkId()))
                        .filter(link -> !ended(link))
                        .map(link -> new LiveToken(
                                link.getRegisteredClientId(),
                                link.getPrincipalName(),
                                issued.token(),
                                issued.claims())));
    }

    /**
     * Revokes an access token, or ends the link of a refresh token with all its access tokens.
     *
     * @return false, with nothing revoked, if the token was made for another client; true otherwise, also if it is unknown
     */
    synchronized boolean revoke(String value, String registrationId) {
        OAuth2Authorization link = store.findByToken(value, OAuth2TokenType.REFRESH_TOKEN);
        if (link != null) {
            if (!link.getRegisteredClientId().equals(registrationId)) {
                return false;
            }
            end(link);
            return true;
        }
        Issued issued = accessTokens.get(digest(value));
        link = issued == null ? null : store.findById(issued.linkId());
        if (issued == null || link == null) {
            return true;
        }
        if (!link.getRegisteredClientId().equals(registrationId)) {
            return false;
        }
        accessTokens.put(digest(value), new Issued(issued.linkId(), issued.token(), issued.claims(), true));
        OAuth2Authorization.Token<OAuth2AccessToken> newest = link.getAccessToken();
        if (newest != null && newest.getToken().getTokenValue().equals(value)) {
            save(OAuth2Authorization.from(link).invalidate(newest.getToken()).build());
        }
        return true;
    }

    @Override
    public synchronized boolean end(String subject, String linkId) {
        OAuth2Authorization link = store.findById(linkId);
        if (link == null
                || link.getRefreshToken() == null
                || !link.getPrincipalName().equals(subject)) {
            return false;
        }
        end(link);
        return true;
    }

    private void end(OAuth2Authorization link) {
        OAuth2RefreshToken refreshToken =
                Objects.requireNonNull(link.getRefreshToken()).getToken();
        save(OAuth2Authorization.from(link).invalidate(refreshToken).build());
    }

    /** What is about to be saved may have been read before the link ended. */
    private OAuth2Authorization stillEnded(OAuth2Authorization authorization) {
        OAuth2Authorization before = store.findById(authorization.getId());
        OAuth2Authorization.Token<OAuth2RefreshToken> refreshToken = authorization.getRefreshToken();
        return before == null || refreshToken == null || !ended(before) || ended(authorization)
                ? authorization
                : OAuth2Authorization.from(authorization)
                        .invalidate(refreshToken.getToken())
                        .build();
    }

    private static boolean ended(OAuth2Authorization link) {
        return link.getRefreshToken() != null && link.getRefreshToken().isInvalidated();
    }

    private boolean expired(Issued issued) {
        Instant end = issued.token().getExpiresAt();
        return end == null || !clock.instant().isBefore(end);
    }

    private void forgetExpired() {
        if (!clock.instant().isBefore(nextCleaning)) {
            accessTokens.values().removeIf(this::expired);
            nextCleaning = clock.instant().plus(BETWEEN_CLEANINGS);
        }
    }

    private static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
