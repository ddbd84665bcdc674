package org.sayso.authorization.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.sayso.authorization.link.TokenHashes.Kind;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.token.RefreshToken;

/**
 * Tells genuine refresh tokens, and makes successors. Thread-safe.
 *
 * <p>The first of a link is random and kept as a keyed hash. The secrets of the others are derived, from a key of the server
 * and a seed of the link, so that every server answers with the same one and none of them is kept.
 */
final class RefreshSecrets {

    private final ServerSecrets secrets;

    RefreshSecrets(ServerSecrets secrets) {
        this.secrets = secrets;
    }

    /** The version of the key for successors that nobody has been given yet. */
    String currentVersion() {
        return secrets.key(Purpose.REFRESH).version();
    }

    boolean genuine(RefreshToken presented, LinkRow row) {
        if (presented.generation() == 0) {
            String kept = row.refreshHash();
            String version = row.refreshKey();
            return kept != null
                    && version != null
                    && secrets.key(Purpose.TOKEN_HASH, version)
                            .filter(key -> same(key.hash(Kind.REFRESH_TOKEN.name(), presented.text()), kept))
                            .isPresent();
        }
        return row.family().keyFits(presented.generation(), presented.keyVersion())
                && derive(row, presented.generation(), presented.keyVersion())
                        .filter(made -> same(made.secret(), presented.secret()))
                        .isPresent();
    }

    /** What follows the newest that was used. */
    Optional<RefreshToken> successor(LinkRow row) {
        return derive(row, row.family().used() + 1, row.family().successorKey());
    }

    /** The newest that was used. */
    Optional<RefreshToken> newest(LinkRow row) {
        return derive(row, row.family().used(), row.family().usedKey());
    }

    /** Empty if the secret behind that version is no longer known. */
    private Optional<RefreshToken> derive(LinkRow row, int generation, String version) {
        return secrets.key(Purpose.REFRESH, version)
                .map(key -> new RefreshToken(
                        UUID.fromString(row.id()),
                        generation,
                        version,
                        key.hash("refresh token " + generation, row.id() + " " + row.refreshSeed())));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
