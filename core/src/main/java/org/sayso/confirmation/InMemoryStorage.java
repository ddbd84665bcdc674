package org.sayso.confirmation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditStore;
import org.sayso.link.Duty;
import org.sayso.link.Link;
import org.sayso.link.Links;

/**
 * Storage that lasts as long as the process; for tests and trials.
 *
 * <p>It keeps the contract of the durable one: units of work run one after the other, and a failed one leaves no trace in it.
 * What a {@link ConfirmedAction} changes elsewhere is not rolled back. Thread-safe.
 */
public final class InMemoryStorage implements Storage {

    final ReentrantLock lock = new ReentrantLock();
    final Map<String, Challenge> challenges = new LinkedHashMap<>();
    final Map<String, Integer> places = new LinkedHashMap<>();
    final Map<String, OutboxEntry> messages = new LinkedHashMap<>();
    final Map<String, Ledger.Standing> standings = new LinkedHashMap<>();
    final Map<String, InMemoryLedger.Entry> entries = new LinkedHashMap<>();
    final Map<String, OwedEffect> effects = new LinkedHashMap<>();
    final Map<Long, InMemoryAudit.Kept> events = new LinkedHashMap<>();
    final Map<Long, AuditBatch> batches = new LinkedHashMap<>();
    final Map<String, String> persons = new LinkedHashMap<>();
    final Map<String, Link> links = new LinkedHashMap<>();
    final Map<String, Instant> linkEvents = new LinkedHashMap<>();
    final Map<String, Duty> duties = new LinkedHashMap<>();

    private boolean working;

    @Override
    public ChallengeStore challenges() {
        return new InMemoryChallenges(this);
    }

    @Override
    public Outbox outbox() {
        return new InMemoryOutbox(this);
    }

    @Override
    public Ledger ledger() {
        return new InMemoryLedger(this);
    }

    @Override
    public Effects effects() {
        return new InMemoryEffects(this);
    }

    @Override
    public AuditStore audit() {
        return new InMemoryAudit(this);
    }

    @Override
    public Links links() {
        return new InMemoryLinks(this);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return this::run;
    }

    private <T> T run(Supplier<T> work) {
        lock.lock();
        try {
            if (working) {
                throw new IllegalStateException("a unit of work is already open on this thread");
            }
            working = true;
            Map<String, Challenge> challengesBefore = new LinkedHashMap<>(challenges);
            Map<String, OutboxEntry> messagesBefore = new LinkedHashMap<>(messages);
            Map<String, Ledger.Standing> standingsBefore = new LinkedHashMap<>(standings);
            Map<String, InMemoryLedger.Entry> entriesBefore = new LinkedHashMap<>(entries);
            Map<String, OwedEffect> effectsBefore = new LinkedHashMap<>(effects);
            Map<Long, InMemoryAudit.Kept> eventsBefore = new LinkedHashMap<>(events);
            Map<Long, AuditBatch> batchesBefore = new LinkedHashMap<>(batches);
            Map<String, String> personsBefore = new LinkedHashMap<>(persons);
            Map<String, Link> linksBefore = new LinkedHashMap<>(links);
            Map<String, Instant> linkEventsBefore = new LinkedHashMap<>(linkEvents);
            Map<String, Duty> dutiesBefore = new LinkedHashMap<>(duties);
            boolean done = false;
            try {
                T result = work.get();
                done = true;
                return result;
            } finally {
                working = false;
                if (!done) {
                    restore(challenges, challengesBefore);
                    restore(messages, messagesBefore);
                    restore(standings, standingsBefore);
                    restore(entries, entriesBefore);
                    restore(effects, effectsBefore);
                    restore(events, eventsBefore);
                    restore(batches, batchesBefore);
                    restore(persons, personsBefore);
                    restore(links, linksBefore);
                    restore(linkEvents, linkEventsBefore);
                    restore(duties, dutiesBefore);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs a reading or writing step alone; a writing one only inside a unit of work. */
    <T> T step(boolean writes, Supplier<T> step) {
        lock.lock();
        try {
            if (writes && !working) {
                throw new IllegalStateException("changes need a unit of work");
            }
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private static <K, V> void restore(Map<K, V> map, Map<K, V> before) {
        map.clear();
        map.putAll(before);
    }
}
