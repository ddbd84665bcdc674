package org.sayso.token;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An access token that passed every check: who it speaks for, and what it allows.
 *
 * <p>Only {@link TokenVerifier} can make one. It gives the token's text to nobody. Immutable and thread-safe.
 */
public final class VerifiedToken {

    private static final String GIVEN_NAME = "given_name";

    /** Letters of any script and what stands between them; the apostrophe in both forms. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}](?:[\\p{L}\\p{M} .'\u2019-]{0,39})");

    private final UserKey user;
    private final String clientId;
    private final Set<String> scopes;
    private final Instant expiresAt;
    private final Map<String, Object> claims;
    private final ProfileLookup lookup;

    VerifiedToken(
            UserKey user,
            String clientId,
            Set<String> scopes,
            Instant expiresAt,
            Map<String, Object> claims,
            ProfileLookup lookup) {
        this.user = user;
        this.clientId = clientId;
        this.scopes = Set.copyOf(scopes);
        this.expiresAt = expiresAt;
        this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        this.lookup = lookup;
    }

    /** Asks about the user of a token. */
    @FunctionalInterface
    interface ProfileLookup {
        Map<String, Object> about(VerifiedToken token);
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

    /** A claim that is a string and not blank; empty otherwise. */
    public Optional<String> text(String claim) {
        return claims.get(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /**
     * What the user is called, to be spoken: {@code given_name} of the token, else of the verifier's
     * {@link ProfileSource}. Empty where neither has one, the source does not answer, or it is no name: at most 40
     * letters, with blanks, hyphens, apostrophes and full stops, so that it can stand in SSML as it is.
     */
    public Optional<String> givenName() {
        return text(GIVEN_NAME)
                .or(() -> Optional.ofNullable(lookup.about(this).get(GIVEN_NAME))
                        .filter(String.class::isInstance)
                        .map(String.class::cast))
                .map(String::strip)
                .filter(name -> NAME.matcher(name).matches());
    }

    @Override
    public String toString() {
        return "VerifiedToken[user=" + user + ", client=" + clientId + ", scopes=" + scopes + ", expires=" + expiresAt
                + "]";
    }
}
