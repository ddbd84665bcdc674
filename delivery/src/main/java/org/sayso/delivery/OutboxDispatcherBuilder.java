package org.sayso.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditTrail;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Storage;

/** Builds {@link OutboxDispatcher}. {@link #storage}, {@link #key} and one {@link #sender} are required. */
public final class OutboxDispatcherBuilder {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

    private @Nullable Storage storage;
    private @Nullable MessageSeal seal;
    private final Map<Channel, MessageSender> senders = new EnumMap<>(Channel.class);
    private byte @Nullable [] key;
    private Duration lease = Duration.ofSeconds(30);
    private Clock clock = Clock.systemUTC();

    OutboxDispatcherBuilder() {}

    /** Where the outbox is; the same as the confirmations'. */
    public OutboxDispatcherBuilder storage(Storage storage) {
        this.storage = storage;
        return this;
    }

    /** The server key that messages were sealed with; the same as the confirmations'. */
    public OutboxDispatcherBuilder key(byte[] serverKey) {
        this.seal = MessageSeal.withKey(serverKey);
        this.key = serverKey.clone();
        return this;
    }

    /** Who carries messages of this channel. A message of a channel without sender is given up at once. */
    public OutboxDispatcherBuilder sender(Channel channel, MessageSender sender) {
        senders.put(channel, sender);
        return this;
    }

    /**
     * After which time a message falls due again whose attempt came to no end: 30 seconds unless set, at least 10. It should
     * be longer than any sender takes, or a slow attempt overlaps with the next.
     */
    public OutboxDispatcherBuilder lease(Duration lease) {
        this.lease = lease;
        return this;
    }

    /** The clock; the system's unless set. */
    public OutboxDispatcherBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Builds a dispatcher; {@link OutboxDispatcher#start} starts it.
     *
     * @throws IllegalArgumentException where the lease is too short
     * @throws IllegalStateException where a required setting is missing
     */
    public OutboxDispatcher build() {
        if (storage == null || seal == null || key == null || senders.isEmpty()) {
            throw new IllegalStateException("a dispatcher needs its storage, its key and at least one sender");
        }
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("lease is " + lease + "; it must be at least 10 seconds");
        }
        return new OutboxDispatcher(
                new Deliveries(
                        storage,
                        seal,
                        senders,
                        lease,
                        new Journal(storage, new AuditTrail(storage.audit(), key), clock),
                        clock),
                clock);
    }
}
