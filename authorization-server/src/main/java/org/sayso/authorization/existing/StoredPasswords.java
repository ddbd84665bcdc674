package org.sayso.authorization.existing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.PasswordHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/**
 * Compares passwords with slow hashes that others made. Thread-safe.
 *
 * <p>Where there is no hash, the password is compared with somebody else's, the last one that was looked up: it takes as long
 * as the hashes of this table do, whatever their cost. Hashes that are no slow ones ({@code {noop}}, {@code {MD5}}, ...) match
 * nothing.
 */
final class StoredPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(StoredPasswords.class);

    private static final Map<String, PasswordEncoder> BY_NAME = byName();

    private final PasswordEncoder encoder;
    private volatile String somebodysHash;

    StoredPasswords(PasswordHash format) {
        encoder = encoder(format);
        somebodysHash = encode(UUID.randomUUID().toString());
    }

    /**
     * Whether they match.
     *
     * @param hash none if there is no account, or it has no password
     */
    boolean matches(CharSequence password, @Nullable String hash) {
        if (hash == null) {
            compare(password, somebodysHash);
            return false;
        }
        if (!readable(hash)) {
            LOG.warn(
                    "An account's password_hash is not in the format of sayso.authorization.existing.jdbc.password-hash;"
                            + " nobody can sign in to it.");
            compare(password, somebodysHash);
            return false;
        }
        somebodysHash = hash;
        return compare(password, hash);
    }

    private boolean compare(CharSequence password, String hash) {
        try {
            return encoder.matches(password, hash);
        } catch (RuntimeException broken) {
            LOG.warn("An account's password_hash is broken; nobody can sign in to it.");
            return false;
        }
    }

    private boolean readable(String hash) {
        try {
            encoder.upgradeEncoding(hash);
            return !(encoder instanceof DelegatingPasswordEncoder) || named(hash);
        } catch (RuntimeException notOfThisFormat) {
            return false;
        }
    }

    private static boolean named(String hash) {
        int end = hash.indexOf('}');
        return hash.startsWith("{") && end > 0 && BY_NAME.containsKey(hash.substring(1, end));
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private static PasswordEncoder encoder(PasswordHash format) {
        return switch (format) {
            case NAMED -> new DelegatingPasswordEncoder("bcrypt", BY_NAME);
            case BCRYPT -> named("bcrypt", BY_NAME);
            case ARGON2 -> named("argon2@SpringSecurity_v5_8", BY_NAME);
            case PBKDF2 -> named("pbkdf2@SpringSecurity_v5_8", BY_NAME);
            case SCRYPT -> named("scrypt@SpringSecurity_v5_8", BY_NAME);
        };
    }

    private static PasswordEncoder named(String name, Map<String, PasswordEncoder> encoders) {
        return Objects.requireNonNull(encoders.get(name));
    }

    /** Names as Spring writes them; the old ones are what old tables have. Argon2, bcrypt and scrypt have their cost in the hash; PBKDF2 does not. */
    @SuppressWarnings("deprecation")
    private static Map<String, PasswordEncoder> byName() {
        Map<String, PasswordEncoder> known = new LinkedHashMap<>();
        known.put("bcrypt", new BCryptPasswordEncoder());
        known.put("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_2());
        known.put("argon2@SpringSecurity_v5_8", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
        known.put("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5());
        known.put("pbkdf2@SpringSecurity_v5_8", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());
        known.put("scrypt", SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1());
        known.put("scrypt@SpringSecurity_v5_8", SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8());
        return known;
    }
}
