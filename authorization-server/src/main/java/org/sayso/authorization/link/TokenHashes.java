package org.sayso.authorization.link;

import java.util.List;
import org.sayso.authorization.store.Key;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerSecrets;

/** How values that must not be kept are found again: HMAC-SHA-256 under a key of the server, apart by kind. Thread-safe. */
public final class TokenHashes {

    /** What is hashed. */
    public enum Kind {
        STATE,
        CODE,
        ACCESS_TOKEN,
        ID_TOKEN,
        REFRESH_TOKEN,
        DEVICE_CODE,
        USER_CODE
    }

    private final ServerSecrets secrets;

    /** Hashes under these secrets. */
    public TokenHashes(ServerSecrets secrets) {
        this.secrets = secrets;
    }

    /** For what is kept from now on. */
    public String of(Kind kind, String value) {
        return currentKey().hash(kind.name(), value);
    }

    /** All under which the value may have been kept. */
    public List<String> candidates(Kind kind, String value) {
        return secrets.keys(Purpose.TOKEN_HASH).stream()
                .map(key -> key.hash(kind.name(), value))
                .toList();
    }

    Key currentKey() {
        return secrets.key(Purpose.TOKEN_HASH);
    }
}
