package org.sayso.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sayso.token.UserKey;

/**
 * Writes events, with persons as pseudonyms: HMAC-SHA-256 over issuer and user under a random key of the account's own. That
 * key is kept under a name that only the server key can compute, so the tables name nobody; once it is destroyed, nobody can
 * tell whose events these were, and they stay as they were sealed. Thread-safe.
 *
 * <p>A new server key begins new pseudonyms. Accounts whose keys were made under an older one are forgotten with a trail over
 * that older key.
 */
public final class AuditTrail {

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final AuditStore store;
    private final byte[] naming;
    private final SecureRandom random = new SecureRandom();

    /**
     * A trail in this store.
     *
     * @param serverKey at least 32 random bytes, the same on every replica
     * @throws IllegalArgumentException where the key is shorter
     */
    public AuditTrail(AuditStore store, byte[] serverKey) {
        if (serverKey.length < KEY_BYTES) {
            throw new IllegalArgumentException("the server key has fewer than " + KEY_BYTES + " bytes");
        }
        this.store = store;
        this.naming = hmac(serverKey, fields("sayso audit person 1"));
    }

    /** Writes an event down. MUST be called inside a unit of work; the event is kept if that commits. */
    public void record(AuditEvent event) {
        store.add(new AuditRow(
                0,
                event.at().truncatedTo(ChronoUnit.MILLIS),
                event.kind().name(),
                pseudonym(event.user()),
                event.skill(),
                event.transactionType(),
                event.transactionDigest(),
                event.challenge(),
                event.method(),
                event.reason()));
    }

    /**
     * Destroys the key of an account's pseudonym; its events stay and are nobody's. MUST be called inside a unit of work.
     * Should the account have events again, they get another pseudonym.
     *
     * @return false where it had none
     */
    public boolean forget(UserKey user) {
        return store.forgetPerson(name(user));
    }

    private String pseudonym(UserKey user) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        String key = store.personKey(name(user), HexFormat.of().formatHex(fresh));
        return HexFormat.of().formatHex(hmac(HexFormat.of().parseHex(key), fields(user.issuer(), user.key())));
    }

    private String name(UserKey user) {
        return HexFormat.of().formatHex(hmac(naming, fields(user.issuer(), user.key())));
    }

    /** Each field behind its length, so that no two lists of fields have the same bytes. */
    private static byte[] fields(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String field : fields) {
            byte[] bytes = field.getBytes(UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return "AuditTrail[key hidden]";
    }
}
