package org.sayso.audit.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditRow;
import org.sayso.confirmation.CanonicalJson;

/**
 * The trail as lines of RFC 8785 JSON. What is hashed and signed is these lines and nothing else, so that an export can be
 * checked without this program: {@code sha256sum} for the events of a batch, {@code openssl} for its signature.
 */
final class AuditLines {

    static final String EVENT = "event";
    static final String BATCH = "batch";
    static final String END = "end";

    private AuditLines() {}

    static String event(long batch, AuditRow row) {
        return write(Map.ofEntries(
                Map.entry("type", EVENT),
                Map.entry("batch", batch),
                Map.entry("id", row.id()),
                Map.entry("at", row.at().toString()),
                Map.entry("kind", row.kind()),
                Map.entry("person", row.person()),
                Map.entry("skill", row.skill()),
                Map.entry("transactionType", row.transactionType()),
                Map.entry("transactionDigest", row.transactionDigest()),
                Map.entry("challenge", row.challenge()),
                Map.entry("method", row.method()),
                Map.entry("reason", row.reason())));
    }

    /** What the head is the hash of and what is signed. */
    static String statement(long number, Instant sealedAt, int events, String hash, String previous, String key) {
        return write(statementMembers(number, sealedAt.toString(), events, hash, previous, key));
    }

    static Map<String, Object> statementMembers(
            long number, String sealedAt, long events, String hash, String previous, String key) {
        return Map.of(
                "type", BATCH,
                "version", 1,
                "number", number,
                "sealedAt", sealedAt,
                "events", events,
                "hash", hash,
                "previous", previous,
                "key", key);
    }

    static String batch(AuditBatch batch) {
        Map<String, Object> members = new TreeMap<>(statementMembers(
                batch.number(),
                batch.sealedAt().toString(),
                batch.events(),
                batch.hash(),
                batch.previous(),
                batch.key()));
        members.put("head", batch.head());
        members.put("signature", batch.signature());
        return write(members);
    }

    static String end(long unsealed) {
        return write(Map.of("type", END, "unsealed", unsealed));
    }

    /** The hash over lines, each with its line feed. */
    static String hash(List<String> lines) {
        MessageDigest digest = sha256();
        for (String line : lines) {
            digest.update(line.getBytes(UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hash(String statement) {
        return HexFormat.of().formatHex(sha256().digest(statement.getBytes(UTF_8)));
    }

    static String write(Map<String, Object> members) {
        try {
            return CanonicalJson.write(members);
        } catch (IllegalArgumentException notJson) {
            // Nothing that was written here: an altered row must be shown, and must not keep the others from being
            // read.
            return CanonicalJson.write(Map.of("type", String.valueOf(members.get("type")), "unreadable", true));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
