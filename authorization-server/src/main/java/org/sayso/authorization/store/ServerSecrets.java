package org.sayso.authorization.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.authorization.settings.StoreSettings;

/**
 * The secrets of this server and the keys derived from them. Immutable, thread-safe.
 *
 * <p>The first secret makes what is new; all of them recognise what was made before. A key's version is a fingerprint of its
 * secret, so it stays the same when the list grows.
 */
public final class ServerSecrets {

    /** The least number of random bytes in a secret. */
    public static final int FEWEST_BYTES = 32;

    private static final String INFO = "sayso authorization server: ";
    private static final int VERSION_DIGITS = 8;

    private final Map<Purpose, Map<String, Key>> keys = new EnumMap<>(Purpose.class);

    private ServerSecrets(List<byte[]> secrets) {
        for (Purpose purpose : Purpose.values()) {
            Map<String, Key> byVersion = new LinkedHashMap<>();
            secrets.forEach(secret ->
                    byVersion.putIfAbsent(version(secret), Key.derive(secret, version(secret), INFO + purpose)));
            keys.put(purpose, byVersion);
        }
    }

    /**
     * Derives the keys.
     *
     * @param secrets the current one first; at least one, each of 32 random bytes or more
     * @throws IllegalArgumentException if there is none or one is too short
     */
    public static ServerSecrets of(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < FEWEST_BYTES)) {
            throw new IllegalArgumentException("a secret is missing or has fewer than 32 bytes");
        }
        return new ServerSecrets(secrets);
    }

    /**
     * The secrets that go with a database, from wherever the settings say.
     *
     * @throws org.sayso.authorization.settings.InvalidSettingException if they cannot be read, or are others than the database
     *     was used with
     */
    public static ServerSecrets of(StoreSettings settings, ServerDatabase database) {
        ServerSecrets secrets = SecretSource.read(
                settings.secrets(), JdbcUrl.of(settings.database().url()));
        KnownSecrets.check(database, secrets);
        return secrets;
    }

    /** A secret that nobody else has and that is forgotten with this object. */
    public static ServerSecrets random() {
        return of(List.of(generate()));
    }

    static byte[] generate() {
        byte[] secret = new byte[FEWEST_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** The key that makes what is new. */
    public Key key(Purpose purpose) {
        return keys(purpose).get(0);
    }

    /** The key of this version; empty if its secret is no longer in the list. */
    public Optional<Key> key(Purpose purpose, String version) {
        return Optional.ofNullable(byVersion(purpose).get(version));
    }

    /** All keys of this purpose, the current one first. */
    public List<Key> keys(Purpose purpose) {
        return List.copyOf(byVersion(purpose).values());
    }

    /** The versions of all secrets, the current one first. */
    List<String> versions() {
        return new ArrayList<>(byVersion(Purpose.TOKEN_HASH).keySet());
    }

    private Map<String, Key> byVersion(Purpose purpose) {
        return keys.getOrDefault(purpose, Map.of());
    }

    private static String version(byte[] secret) {
        return Key.derive(secret, "", INFO + "version").hash("version", "").substring(0, VERSION_DIGITS);
    }
}
