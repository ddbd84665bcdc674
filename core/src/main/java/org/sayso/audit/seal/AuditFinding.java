package org.sayso.audit.seal;

/**
 * Something that shows that the trail is not as it was sealed.
 *
 * @param kind what
 * @param batch the batch it was seen at; 0 where it concerns the whole
 * @param detail what was seen, in words
 */
public record AuditFinding(Kind kind, long batch, String detail) {

    /** What was found. */
    public enum Kind {
        /** As many events as were sealed, and not the same. */
        EVENTS_ALTERED,
        /** Fewer events than were sealed. */
        EVENTS_MISSING,
        /** More events than were sealed. */
        EVENTS_ADDED,
        /** Events say that they are in a batch that is not there. */
        EVENTS_WITHOUT_BATCH,
        /** A batch is missing, doubled or out of its order. */
        BATCH_MISSING,
        /** A batch does not follow the one before it. */
        CHAIN_BROKEN,
        /** A batch's own entries are not those that its head is the hash of. */
        BATCH_ALTERED,
        /** A batch says that it was signed with a key that is not among those given. */
        OTHER_KEY,
        /** A batch's signature is not by the key it names. */
        SIGNATURE_WRONG,
        /** The trail ends before a head that was exported. */
        TRUNCATED,
        /** Another batch is where an exported head was. */
        OTHER_HEAD,
        /** A line that no export has. */
        UNREADABLE,
        /** The export ends in the middle. */
        INCOMPLETE
    }

    /** Such as {@code batch 3: EVENTS_MISSING: 11 of 12 events}. */
    @Override
    public String toString() {
        return (batch == 0 ? "" : "batch " + batch + ": ") + kind + ": " + detail;
    }
}
