package org.sayso.audit;

import java.time.Instant;

/**
 * A seal over the events of one batch and, through {@code previous}, over all batches before it.
 *
 * @param number from 1, without gaps
 * @param sealedAt when, to the millisecond
 * @param events how many it has
 * @param hash SHA-256 over the lines of its events, as 64 hexadecimal digits
 * @param previous the head of the batch before it; 64 zeros in the first
 * @param key the id of the key that signed
 * @param head SHA-256 over all of the above
 * @param signature Ed25519 over the same, in base64
 */
public record AuditBatch(
        long number,
        Instant sealedAt,
        int events,
        String hash,
        String previous,
        String key,
        String head,
        String signature) {

    /** What the first batch has as the head before it. */
    public static final String NO_HEAD = "0".repeat(64);
}
