package org.sayso.audit;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the trail: events, the batches that seal them, and the keys of pseudonyms.
 *
 * <p>Methods that change something MUST be called inside {@code UnitOfWork.run} and take part in its transaction; reading is
 * allowed outside. Implementations MUST be thread-safe. Write events through an {@link AuditTrail}.
 */
public interface AuditStore {

    /** Adds an event that is in no batch; its id is given here. */
    void add(AuditRow event);

    /**
     * The key that is kept under this name; {@code fresh} is kept and given back where there is none. Where two do that at
     * once, the unit of work of one is run again.
     */
    String personKey(String name, String fresh);

    /** Destroys the key that is kept under this name; false where there is none. */
    boolean forgetPerson(String name);

    /** Puts up to {@code limit} events that are in no batch into this one, oldest id first. */
    int take(long batch, int limit);

    /**
     * Adds a batch.
     *
     * @throws BatchExistsException where there is one of this number
     */
    void add(AuditBatch batch);

    /** The batch with the highest number. */
    Optional<AuditBatch> newest();

    /** Batches with a number above this one, in order. */
    List<AuditBatch> batches(long above, int limit);

    /** The events that are in this batch, by id. */
    List<AuditRow> events(long batch);

    /** The numbers that events have as theirs without such a batch, in order. None, where nobody altered anything. */
    List<Long> missingBatches();

    /** How many events are in no batch yet. */
    long unsealed();
}
