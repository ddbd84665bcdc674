package org.sayso.token;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An access token that passed every check: who it speaks for, and what it allows.
 *
 * <p>Only {@link TokenVerifier} can make one. It does not hold the token's text. Immutable and thread-safe.
 */
public final class VerifiedToken {

    private final UserKey user;
    private final String clientId;
    private final Set<String> scopes;
    private final Instant expiresAt;
    private final Map<String, Object> claims;

    VerifiedToken(UserKey user, String clientId, Set<String> scopes, Instant expiresAt, Map<String, Object> claims) {
        this.user = user;
        this.clientId = clientId;
        this.scopes = Set.copyOf(scopes);
        this.expiresAt = expiresAt;
        this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** The user whose account it is. */
    public UserKey user() {
        return user;
    }

    /** The client the token was issued to; for a linked skill, the client id that Alexa uses. */
    public String clientId() {
        return clientId;
    }

    /** The granted scopes; empty where the token names none. */
    public Set<String> scopes() {
        return scopes;
    }

    /** When the token ends. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** All claims as JSON values. */
    public Map<String, Object> claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedToken[user=" + user + ", client=" + clientId + ", scopes=" + scopes + ", expires=" + expiresAt
                + "]";
    }
}
