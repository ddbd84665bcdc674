package org.sayso.authorization.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sayso.authorization.settings.KeySettings;
import org.sayso.authorization.store.Tended;

/**
 * The keys that tokens are signed with: RSA pairs, one after the other, and perhaps a shared secret. Thread-safe.
 *
 * <p>What a pair does follows from the time. The newest whose time has come signs. Later ones are published ahead, so that
 * whoever checks tokens knows them before they are used; earlier ones are published until their last token has expired. All
 * servers of a database so change at the same moment, and each notices a new key within a minute.
 *
 * <p>The shared secret is never published.
 */
public final class SigningKeys implements Tended {

    /** An ID token is good for half an hour; Spring has no setting for that. */
    private static final Duration ID_TOKEN_LIFE = Duration.ofMinutes(30);

    /** For clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration OLDEST_VIEW = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final SigningKeyTable table;
    private final KeySettings settings;
    private final Duration tokenLife;
    private final Optional<OctetSequenceKey> sharedSecret;
    private final InstantSource clock;
    private volatile View view = new View(List.of(), Instant.MIN);

    private record View(List<SigningKey> keys, Instant seen) {}

    /**
     * Finds the keys, and makes the first one where there is none.
     *
     * @param tokenLife of the access tokens that live longest
     */
    SigningKeys(
            SigningKeyTable table,
            KeySettings settings,
            Duration tokenLife,
            Optional<byte[]> hs256Key,
            InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.tokenLife = tokenLife.compareTo(ID_TOKEN_LIFE) > 0 ? tokenLife : ID_TOKEN_LIFE;
        this.clock = clock;
        // No key id: a thumbprint of the secret would tell something about it.
        sharedSecret = hs256Key.map(key -> new OctetSequenceKey.Builder(key)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.HS256)
                .build());
        tend();
    }

    /**
     * Makes the next pair now, out of turn. It is published at once and signs after {@code publish-ahead}; where one is waiting
     * already, that is left as it is.
     *
     * @return when the next pair begins to sign
     */
    public Instant rotate() {
        List<SigningKey> keys = look();
        Instant now = clock.instant();
        if (keys.isEmpty() || !keys.get(keys.size() - 1).signsFrom().isAfter(now)) {
            table.add(SigningKey.generate(), keys, now, now.plus(settings.publishAhead()));
            keys = look();
        }
        return keys.get(keys.size() - 1).signsFrom();
    }

    /** What a key does at the moment. */
    public enum State {
        /** It is published and does not sign yet. */
        NEXT,
        /** It signs. */
        CURRENT,
        /** It is published until its last token has expired. */
        RETIRED
    }

    /**
     * A published key.
     *
     * @param id as in the header of tokens
     * @param signsFrom when it begins to sign
     */
    public record Published(String id, State state, Instant signsFrom) {}

    /** The published keys, the oldest first. */
    public List<Published> list() {
        List<SigningKey> keys = look();
        Instant now = clock.instant();
        String current = signing(keys, now).map(JWK::getKeyID).orElse("");
        List<Published> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (isPublished(keys, i, now)) {
                SigningKey key = keys.get(i);
                State state = key.signsFrom().isAfter(now)
                        ? State.NEXT
                        : key.id().equals(current) ? State.CURRENT : State.RETIRED;
                all.add(new Published(key.id(), state, key.signsFrom()));
            }
        }
        return all;
    }

    /** Looks for new keys, makes the next one in time, and deletes those whose last token has expired. */
    @Override
    public void tend() {
        List<SigningKey> keys = look();
        Instant now = clock.instant();
        if (signing(keys, now).isEmpty()) {
            table.add(SigningKey.generate(), keys, now, now);
            keys = look();
        }
        Instant newest = keys.get(keys.size() - 1).signsFrom();
        if (!now.isBefore(newest.plus(settings.rotateEvery()).minus(settings.publishAhead()))) {
            rotate();
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!isPublished(keys, i, now)) {
                table.delete(keys.get(i).id());
            }
        }
    }

    /** What the key-set endpoint shows: public halves. */
    JWKSource<SecurityContext> published() {
        return source(() -> publicHalves(current()));
    }

    /** What checks whatever this server signed: public halves, and the shared secret. */
    JWKSource<SecurityContext> checking() {
        return source(() -> withSecret(publicHalves(current())));
    }

    /** The one pair that signs now, and the shared secret: the only source with private halves. */
    JWKSource<SecurityContext> signing() {
        return source(() -> {
            Optional<JWK> pair = signing(current(), clock.instant());
            if (pair.isEmpty()) {
                tend();
                pair = signing(view.keys(), clock.instant());
            }
            return withSecret(pair.<List<JWK>>map(List::of).orElse(List.of()));
        });
    }

    /** What is not found may have been made by another server a moment ago. */
    private JWKSource<SecurityContext> source(Supplier<List<JWK>> keys) {
        return (JWKSelector selector, SecurityContext context) -> {
            List<JWK> found = selector.select(new JWKSet(keys.get()));
            if (found.isEmpty() && olderThan(BETWEEN_LOOKS)) {
                look();
                found = selector.select(new JWKSet(keys.get()));
            }
            return found;
        };
    }

    private List<SigningKey> current() {
        return olderThan(OLDEST_VIEW) ? look() : view.keys();
    }

    private boolean olderThan(Duration age) {
        return !clock.instant().isBefore(view.seen().plus(age));
    }

    private List<SigningKey> look() {
        List<SigningKey> keys = table.all();
        view = new View(keys, clock.instant());
        return keys;
    }

    /**
     * The newest that is due and can be unsealed here. Where a server does not have the secret of the newest yet, that is the one
     * before, as long as it is published.
     */
    private Optional<JWK> signing(List<SigningKey> keys, Instant now) {
        for (int i = keys.size() - 1; i >= 0; i--) {
            SigningKey key = keys.get(i);
            if (!key.signsFrom().isAfter(now) && key.whole().isPresent() && isPublished(keys, i, now)) {
                return key.whole().map(JWK.class::cast);
            }
        }
        return Optional.empty();
    }

    private List<JWK> publicHalves(List<SigningKey> keys) {
        Instant now = clock.instant();
        List<JWK> known = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (isPublished(keys, i, now)) {
                known.add(keys.get(i).published());
            }
        }
        return known;
    }

    /** Until the last token it can have signed has expired; the newest in any case. */
    private boolean isPublished(List<SigningKey> keys, int index, Instant now) {
        return index + 1 == keys.size()
                || !now.isAfter(keys.get(index + 1).signsFrom().plus(tokenLife).plus(MARGIN));
    }

    private List<JWK> withSecret(List<JWK> rsa) {
        List<JWK> keys = new ArrayList<>(rsa);
        sharedSecret.ifPresent(keys::add);
        return keys;
    }
}
