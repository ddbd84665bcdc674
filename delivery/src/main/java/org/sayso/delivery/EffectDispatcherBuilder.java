package org.sayso.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditTrail;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Storage;

/** Builds {@link EffectDispatcher}. {@link #storage} is required. */
public final class EffectDispatcherBuilder {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);
    private static final int MOST_THREADS = 32;

    private @Nullable Storage storage;
    private List<ConfirmedAction> actions = List.of();
    private byte @Nullable [] key;
    private Duration lease = Duration.ofSeconds(60);
    private Duration overdueAfter = Duration.ofHours(1);
    private int threads = 4;
    private Clock clock = Clock.systemUTC();

    EffectDispatcherBuilder() {}

    /** Where effects are owed; the same as the confirmations'. */
    public EffectDispatcherBuilder storage(Storage storage) {
        this.storage = storage;
        return this;
    }

    /** The business side, as the confirmations have it; those that are no {@link RemoteAction} are not needed. */
    public EffectDispatcherBuilder actions(Collection<? extends ConfirmedAction> actions) {
        this.actions = List.copyOf(actions);
        return this;
    }

    /** The server key, under which the audit trail has its pseudonyms; the same as the confirmations'. */
    public EffectDispatcherBuilder key(byte[] serverKey) {
        this.key = serverKey.clone();
        return this;
    }

    /**
     * After which time an effect falls due again whose attempt came to no end: 60 seconds unless set, at least 10. It should
     * be longer than any {@link RemoteAction#perform} takes, or a slow attempt overlaps with the next.
     */
    public EffectDispatcherBuilder lease(Duration lease) {
        this.lease = lease;
        return this;
    }

    /** From which age on an effect is overdue, and its failures are logged as errors: one hour unless set. */
    public EffectDispatcherBuilder overdueAfter(Duration overdueAfter) {
        this.overdueAfter = overdueAfter;
        return this;
    }

    /** How many effects are performed at once: 4 unless set; 1 to 32. */
    public EffectDispatcherBuilder threads(int threads) {
        this.threads = threads;
        return this;
    }

    /** The clock; the system's unless set. */
    public EffectDispatcherBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Builds a dispatcher; {@link EffectDispatcher#start} starts it.
     *
     * @throws IllegalArgumentException where a setting is outside its bounds
     * @throws IllegalStateException where the storage or the key is missing
     */
    public EffectDispatcher build() {
        if (storage == null || key == null) {
            throw new IllegalStateException("a dispatcher of effects needs its storage and its key");
        }
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("lease is " + lease + "; it must be at least 10 seconds");
        }
        if (overdueAfter.isNegative()) {
            throw new IllegalArgumentException("overdueAfter is " + overdueAfter + "; it must not be negative");
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be 1 to " + MOST_THREADS);
        }
        return new EffectDispatcher(
                new Performances(
                        storage,
                        remote(),
                        lease,
                        overdueAfter,
                        new Journal(storage, new AuditTrail(storage.audit(), key), clock),
                        clock),
                threads,
                clock);
    }

    private Map<String, RemoteAction> remote() {
        Map<String, RemoteAction> remote = new HashMap<>();
        for (ConfirmedAction action : actions) {
            if (action instanceof RemoteAction able) {
                remote.put(able.type(), able);
            }
        }
        return remote;
    }
}
