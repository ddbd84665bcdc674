package org.sayso.audit.seal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.audit.AuditBatch;

/**
 * The number and hash of a batch: kept elsewhere, it later proves that nothing up to it was taken away.
 *
 * @param number the batch's number, from 1
 * @param hash its head, 64 lower-case hexadecimal digits
 */
public record AuditHead(long number, String hash) {

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,17}):([0-9a-f]{64})");

    static AuditHead of(AuditBatch batch) {
        return new AuditHead(batch.number(), batch.head());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    public static AuditHead parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a head is a number, a colon and 64 lower-case hexadecimal digits");
        }
        return new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** Such as {@code 17:5f2c...}. */
    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
