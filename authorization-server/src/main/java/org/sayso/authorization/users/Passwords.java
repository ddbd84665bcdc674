package org.sayso.authorization.users;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The passwords of accounts that this server keeps: slow, salted hashes. Thread-safe.
 *
 * <p>Argon2id with 19 MiB, 2 passes and 1 lane, salt of 16 and hash of 32 bytes (RFC 9106; the first choice of OWASP's Password
 * Storage Cheat Sheet). A hash of another kind or cost, such as {@code {bcrypt}} of accounts that moved here, is compared too
 * and replaced at the next sign-in.
 *
 * <p>At most as many are worked out at once as there are processors, so that a flood of sign-ins takes no memory: 19 MiB each.
 * Who waits longer than 3 seconds is told that the server is busy.
 */
public final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final long LONGEST_WAIT_MILLIS = 3_000;

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    private final PasswordEncoder encoder;
    private final Users users;
    private final Semaphore atOnce;
    private final long waitMillis;
    private final String nobodysHash;

    Passwords(Users users) {
        this(users, Runtime.getRuntime().availableProcessors(), LONGEST_WAIT_MILLIS);
    }

    Passwords(Users users, int atOnce, long waitMillis) {
        this.users = users;
        this.atOnce = new Semaphore(atOnce, true);
        this.waitMillis = waitMillis;
        Map<String, PasswordEncoder> byName = new LinkedHashMap<>();
        byName.put("argon2", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES));
        byName.put("bcrypt", new BCryptPasswordEncoder());
        this.encoder = new DelegatingPasswordEncoder("argon2", byName);
        this.nobodysHash =
                Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));
    }

    /**
     * The subject of the open account with this address and password; replaces an outdated hash. It takes as long for an address
     * that nobody has, and for an account without a password.
     *
     * @throws BusyException if there is no room
     */
    Optional<String> signIn(Optional<EmailAddress> email, CharSequence password) {
        return match(email.flatMap(users::credentials), password).map(Users.Credentials::subject);
    }

    /**
     * Whether this is the password of an account, disabled or not.
     *
     * @throws BusyException if there is no room
     */
    public boolean matches(String subject, CharSequence password) {
        return match(users.credentials(subject), password).isPresent();
    }

    private Optional<Users.Credentials> match(Optional<Users.Credentials> known, CharSequence password) {
        String normal = normal(password);
        boolean same =
                bounded(() -> compare(normal, known.map(Users.Credentials::hash).orElse(nobodysHash)));
        known.filter(kept -> same && encoder.upgradeEncoding(kept.hash()))
                .ifPresent(kept -> users.upgradePasswordHash(kept.subject(), kept.hash(), hash(normal)));
        return known.filter(kept -> same);
    }

    /**
     * A hash to keep.
     *
     * @throws BusyException if there is no room
     */
    public String hash(CharSequence password) {
        String normal = normal(password);
        return bounded(() -> Objects.requireNonNull(encoder.encode(normal)));
    }

    /** A password in the one form in which it is counted, hashed and compared: RFC 8265 section 4.2, OpaqueString. */
    public static String normal(CharSequence typed) {
        return Normalizer.normalize(typed.toString().replaceAll("\\p{Zs}", " "), Normalizer.Form.NFC);
    }

    private boolean compare(String password, String hash) {
        try {
            return encoder.matches(password, hash);
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("An account's password hash is of no known kind; nobody can sign in to it.");
            return false;
        }
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
