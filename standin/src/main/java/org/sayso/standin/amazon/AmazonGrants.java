package org.sayso.standin.amazon;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The codes and tokens that are out, in memory: codes for five minutes and one use, access tokens for an hour, refresh
 * tokens until the person removes the app. A code that comes again ends what it was exchanged for. Of each kind at most
 * 10,000 are kept; the oldest goes first. Thread-safe.
 */
final class AmazonGrants {

    static final Duration ACCESS_LIFE = Duration.ofMinutes(60);
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    // 400 characters: Amazon's tokens have at least 350 characters and at most 2048 bytes.
    private static final int TOKEN_BYTES = 300;
    private static final int CODE_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, Access> accesses = new LinkedHashMap<>();
    private final Map<String, Issued> refreshes = new LinkedHashMap<>();
    private final Map<String, Grant> used = new LinkedHashMap<>();
    private final Clock clock;

    AmazonGrants(Clock clock) {
        this.clock = clock;
    }

    /** What somebody allowed an app. */
    record Grant(String clientId, String userId, Set<AmazonScope> scopes) {

        boolean of(String client, String user) {
            return clientId.equals(client) && userId.equals(user);
        }
    }

    /** A grant on its way, and what its code is bound to. */
    record Code(Grant grant, URI redirectUri, @Nullable Challenge challenge, Instant until) {}

    /**
     * A grant that came to tokens.
     *
     * @param code by which it did: people may allow the same app the same again
     */
    record Issued(Grant grant, String code) {}

    /** An access token's grant. */
    record Access(Issued issued, Instant since, Instant until) {

        Grant grant() {
            return issued.grant();
        }
    }

    synchronized String code(Grant grant, URI redirectUri, @Nullable Challenge challenge) {
        String code = "A" + text(CODE_BYTES);
        put(codes, code, new Code(grant, redirectUri, challenge, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /**
     * Takes a code away, so that it works once. Where the same app shows it again, somebody else may have it: the tokens that it
     * was exchanged for end (RFC 6749 section 4.1.2).
     */
    synchronized Optional<Code> take(String code, String clientId) {
        Code taken = codes.remove(code);
        if (taken != null) {
            put(used, code, taken.grant());
            return Optional.of(taken).filter(each -> clock.instant().isBefore(each.until()));
        }
        Grant before = used.get(code);
        if (before != null && before.clientId().equals(clientId)) {
            accesses.values().removeIf(each -> each.issued().code().equals(code));
            refreshes.values().removeIf(each -> each.code().equals(code));
        }
        return Optional.empty();
    }

    synchronized String access(Issued issued) {
        Instant now = clock.instant();
        accesses.values().removeIf(each -> !now.isBefore(each.until()));
        String token = "Atza|" + text(TOKEN_BYTES);
        put(accesses, token, new Access(issued, now, now.plus(ACCESS_LIFE)));
        return token;
    }

    synchronized Optional<Access> accessed(String token) {
        return Optional.ofNullable(accesses.get(token))
                .filter(each -> clock.instant().isBefore(each.until()));
    }

    synchronized String refresh(Issued issued) {
        String token = "Atzr|" + text(TOKEN_BYTES);
        put(refreshes, token, issued);
        return token;
    }

    synchronized Optional<Issued> refreshed(String token) {
        return Optional.ofNullable(refreshes.get(token));
    }

    /** The person removes the app: nothing that it holds is worth anything any more. */
    synchronized void remove(String clientId, String userId) {
        codes.values().removeIf(each -> each.grant().of(clientId, userId));
        accesses.values().removeIf(each -> each.grant().of(clientId, userId));
        refreshes.values().removeIf(each -> each.grant().of(clientId, userId));
    }

    private static <T> void put(Map<String, T> all, String key, T value) {
        all.put(key, value);
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
    }

    private String text(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
    }
}
