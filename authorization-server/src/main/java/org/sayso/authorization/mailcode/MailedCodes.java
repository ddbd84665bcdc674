package org.sayso.authorization.mailcode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.RandomText;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.store.Tended;
import org.sayso.authorization.store.Times;

/**
 * Codes of eight digits, kept as keyed hashes in the server's database. Each is good once, for what and whom it was made, in the
 * session that has its id, and for five tries, which are counted before the code is compared. Thread-safe.
 */
public final class MailedCodes implements Tended {

    private static final int MOST_TRIES = 5;
    private static final int DIGITS = 8;
    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]{" + DIGITS + "}");
    private static final int RANGE = 100_000_000;
    private static final int ID_BYTES = 18;
    private static final int LONGEST_TYPED = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerDatabase database;
    private final ServerSecrets secrets;
    private final InstantSource clock;
    private final Duration life;

    /**
     * Keeps them in this database.
     *
     * @param life how long a code is good
     */
    public MailedCodes(ServerDatabase database, ServerSecrets secrets, InstantSource clock, Duration life) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.life = life;
    }

    /** How long a code is good. */
    public Duration life() {
        return life;
    }

    /**
     * Makes a code.
     *
     * @param address whose it is to show, in the one form that tells it from others
     */
    public MailedCode make(CodePurpose purpose, String address) {
        MailedCode made = new MailedCode(
                RandomText.of(ID_BYTES), String.format(Locale.ROOT, "%0" + DIGITS + "d", RANDOM.nextInt(RANGE)));
        database.inTransaction(() -> database.jdbc()
                .sql(
                        "INSERT INTO mailed_codes (id, hash, tries, expires, used) VALUES (:id, :hash, 0, :expires, FALSE)")
                .param("id", made.id())
                .param("hash", secrets.key(Purpose.ADDRESS).hash(kind(purpose), text(made.id(), address, made.code())))
                .param("expires", Times.toColumn(clock.instant().plus(life)))
                .update());
        return made;
    }

    /**
     * Compares what somebody typed; blanks and hyphens in between do not matter.
     *
     * @param id of the code that this session asked for
     * @param address as for {@link #make}
     */
    public CodeAnswer check(String id, CodePurpose purpose, String address, String typed) {
        String digits = digits(typed);
        // What cannot be a code is no guess.
        if (!ALL_DIGITS.matcher(digits).matches()) {
            return CodeAnswer.WRONG;
        }
        boolean counted = database.inTransaction(() -> database.jdbc()
                        .sql("UPDATE mailed_codes SET tries = tries + 1" + " WHERE id = :id AND tries < " + MOST_TRIES
                                + " AND used = FALSE AND expires > :now")
                        .param("id", id)
                        .param("now", Times.toColumn(clock.instant()))
                        .update())
                == 1;
        if (!counted) {
            return CodeAnswer.OVER;
        }
        Optional<String> kept = database.jdbc()
                .sql("SELECT hash FROM mailed_codes WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
        boolean same = kept.filter(hash -> matches(hash, purpose, text(id, address, digits)))
                .isPresent();
        return same && use(id) ? CodeAnswer.RIGHT : CodeAnswer.WRONG;
    }

    /** Forgets what is over. */
    @Override
    public void tend() {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM mailed_codes WHERE expires < :now")
                .param("now", Times.toColumn(clock.instant()))
                .update());
    }

    /** Of several who type it at once, one has used it. */
    private boolean use(String id) {
        return database.inTransaction(() -> database.jdbc()
                        .sql("UPDATE mailed_codes SET used = TRUE WHERE id = :id AND used = FALSE")
                        .param("id", id)
                        .update())
                == 1;
    }

    private boolean matches(String hash, CodePurpose purpose, String text) {
        byte[] kept = hash.getBytes(StandardCharsets.US_ASCII);
        return secrets.keys(Purpose.ADDRESS).stream()
                .anyMatch(key -> MessageDigest.isEqual(
                        kept, key.hash(kind(purpose), text).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String kind(CodePurpose purpose) {
        return "code:" + purpose;
    }

    private static String text(String id, String address, String code) {
        return id + ":" + code + ":" + address;
    }

    private static String digits(String typed) {
        return typed.length() > LONGEST_TYPED
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\-]", "");
    }
}
