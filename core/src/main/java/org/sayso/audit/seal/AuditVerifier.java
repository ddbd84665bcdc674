package org.sayso.audit.seal;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.audit.AuditBatch;
import org.sayso.confirmation.CanonicalJson;

/**
 * Reads the lines of an {@link AuditExport} in order and finds what was altered since it was sealed. It believes nothing but
 * the public keys and heads that it was given. Holds one batch in memory. Not thread-safe.
 */
public final class AuditVerifier {

    /** What is found beyond these is not kept. */
    static final int MAX_FINDINGS = 1_000;

    private final Map<String, PublicKey> keys = new HashMap<>();
    private final Map<Long, String> expected = new TreeMap<>();
    private final List<AuditFinding> findings = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    private long batches;
    private long eventsRead;
    private long number;
    private String head = AuditBatch.NO_HEAD;
    private long unsealed;
    private boolean ended;

    /**
     * A verifier.
     *
     * @param keys the public keys that may have sealed
     * @param heads heads that were exported before and must still be there
     */
    public AuditVerifier(Collection<PublicKey> keys, Collection<AuditHead> heads) {
        for (PublicKey key : keys) {
            this.keys.put(AuditKeys.id(key), key);
        }
        for (AuditHead each : heads) {
            String other = expected.put(each.number(), each.hash());
            if (other != null && !other.equals(each.hash())) {
                throw new IllegalArgumentException("two heads of batch " + each.number() + " contradict each other");
            }
        }
    }

    /** Takes the next line. */
    public void line(String line) {
        if (ended) {
            found(AuditFinding.Kind.UNREADABLE, 0, "there are lines behind the end");
            return;
        }
        Map<String, Object> members;
        try {
            members = CanonicalJson.readObject(line);
        } catch (IllegalArgumentException notJson) {
            found(AuditFinding.Kind.UNREADABLE, number + 1, "a line is not JSON as it is exported");
            return;
        }
        switch (text(members, "type")) {
            case AuditLines.EVENT -> event(line);
            case AuditLines.BATCH -> batch(members);
            case AuditLines.END -> {
                unsealed = whole(members, "unsealed");
                ended = true;
            }
            default -> found(AuditFinding.Kind.UNREADABLE, number + 1, "a line is neither event nor batch");
        }
    }

    /** How many batches were read so far. */
    public long batches() {
        return batches;
    }

    /** What it came to, when all lines were taken. */
    public AuditReport report() {
        if (!ended) {
            found(AuditFinding.Kind.INCOMPLETE, 0, "the last line of an export is missing");
        } else if (!events.isEmpty()) {
            found(AuditFinding.Kind.EVENTS_WITHOUT_BATCH, 0, count(events.size()) + " in a batch that is not there");
        }
        for (Map.Entry<Long, String> each : expected.entrySet()) {
            found(
                    AuditFinding.Kind.TRUNCATED,
                    each.getKey(),
                    number < each.getKey()
                            ? "its head was exported, and the trail ends with batch " + number
                            : "its head was exported, and it is not there");
        }
        Optional<AuditHead> last = batches == 0 ? Optional.empty() : Optional.of(new AuditHead(number, head));
        return new AuditReport(batches, eventsRead, unsealed, last, List.copyOf(findings));
    }

    private void event(String line) {
        if (events.size() > Sealer.BATCH * 10) {
            // Nobody sealed so many; they are counted as added, and need not be held.
            return;
        }
        events.add(line);
    }

    private void batch(Map<String, Object> members) {
        long claimed = whole(members, "number");
        long sealedEvents = whole(members, "events");
        String previous = text(members, "previous");
        String key = text(members, "key");
        if (claimed != number + 1) {
            found(AuditFinding.Kind.BATCH_MISSING, number + 1, "batch " + claimed + " stands where it should be");
        } else if (!previous.equals(head)) {
            found(AuditFinding.Kind.CHAIN_BROKEN, claimed, "it was sealed behind another batch than the one before it");
        }
        events(claimed, sealedEvents, text(members, "hash"));
        String statement = AuditLines.write(AuditLines.statementMembers(
                claimed, text(members, "sealedAt"), sealedEvents, text(members, "hash"), previous, key));
        signature(claimed, statement, members, key);
        batches++;
        number = claimed;
        head = text(members, "head");
        String exported = expected.remove(claimed);
        if (exported != null && !exported.equals(head)) {
            found(AuditFinding.Kind.OTHER_HEAD, claimed, "its head is not the one that was exported");
        }
    }

    private void events(long batch, long sealed, String hash) {
        if (events.size() < sealed) {
            found(AuditFinding.Kind.EVENTS_MISSING, batch, events.size() + " of " + count(sealed));
        } else if (events.size() > sealed) {
            found(AuditFinding.Kind.EVENTS_ADDED, batch, count(events.size()) + " where " + sealed + " were sealed");
        } else if (!AuditLines.hash(events).equals(hash)) {
            found(AuditFinding.Kind.EVENTS_ALTERED, batch, "its " + count(sealed) + " are not those that were sealed");
        }
        eventsRead += events.size();
        events.clear();
    }

    private void signature(long batch, String statement, Map<String, Object> members, String key) {
        if (!AuditLines.hash(statement).equals(text(members, "head"))) {
            found(AuditFinding.Kind.BATCH_ALTERED, batch, "its head is not the hash of what it says");
            return;
        }
        PublicKey signer = keys.get(key);
        if (signer == null) {
            found(AuditFinding.Kind.OTHER_KEY, batch, "it names a key that is not among those given");
        } else if (!AuditKeys.verifies(signer, statement, text(members, "signature"))) {
            found(AuditFinding.Kind.SIGNATURE_WRONG, batch, "the key it names did not sign it");
        }
    }

    private void found(AuditFinding.Kind kind, long batch, String detail) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new AuditFinding(kind, batch, detail));
        }
    }

    private static String count(long events) {
        return events + (events == 1 ? " event" : " events");
    }

    private static String text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static long whole(Map<String, Object> members, String name) {
        return members.get(name) instanceof Long number ? number : -1;
    }
}
