package org.sayso.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sayso.audit.AuditKind;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.UndeliverableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due messages one by one, sends each and writes down what came of it. */
final class Deliveries implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Storage storage;
    private final MessageSeal seal;
    private final Map<Channel, MessageSender> senders;
    private final Duration lease;
    private final Journal journal;
    private final Clock clock;

    Deliveries(
            Storage storage,
            MessageSeal seal,
            Map<Channel, MessageSender> senders,
            Duration lease,
            Journal journal,
            Clock clock) {
        this.storage = storage;
        this.seal = seal;
        this.senders = Map.copyOf(senders);
        this.lease = lease;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void doDue(BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean()) {
            Instant now = clock.instant();
            // One at a time: a message that is not yet taken is free for another dispatcher.
            List<OutboxEntry> claimed =
                    storage.unitOfWork().run(() -> storage.outbox().claim(now, now.plus(lease), 1));
            if (claimed.isEmpty()) {
                return;
            }
            deliver(claimed.get(0));
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return storage.outbox().nextDue();
    }

    private void deliver(OutboxEntry entry) throws InterruptedException {
        if (!clock.instant().isBefore(entry.expiresAt())) {
            giveUp(entry, "its life is over");
            return;
        }
        Message message;
        try {
            message = seal.open(entry.id(), entry.sealed()).expiringAt(entry.expiresAt());
        } catch (IllegalArgumentException e) {
            LOG.error("Message {} cannot be opened", entry.id(), e);
            giveUp(entry, "it cannot be opened");
            return;
        }
        MessageSender sender = senders.get(message.to().channel());
        if (sender == null) {
            giveUp(entry, "no sender is configured for " + message.to().channel());
            return;
        }
        try {
            sender.send(message);
        } catch (UndeliverableException e) {
            giveUp(entry, String.valueOf(e.getMessage()));
            return;
        } catch (IOException e) {
            tryLater(entry, String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            // A sender's fault: its text is not known to be safe.
            tryLater(entry, e.getClass().getName());
            return;
        }
        storage.unitOfWork()
                .run(() -> storage.outbox().delivered(entry.id())
                        && journal.note(AuditKind.DELIVERED, entry.challengeId()));
        LOG.debug("Message {} delivered at attempt {}", entry.id(), entry.attempts());
    }

    private void tryLater(OutboxEntry entry, String reason) {
        Instant next = clock.instant().plus(pauseAfter(entry.attempts()));
        if (!next.isBefore(entry.expiresAt())) {
            giveUp(entry, reason);
            return;
        }
        storage.unitOfWork().run(() -> storage.outbox().retry(entry.id(), next));
        LOG.warn("Message {} was not delivered at attempt {}: {}", entry.id(), entry.attempts(), reason);
    }

    private void giveUp(OutboxEntry entry, String reason) {
        storage.unitOfWork()
                .run(() -> storage.outbox().undeliverable(entry.id())
                        && journal.note(AuditKind.UNDELIVERABLE, entry.challengeId()));
        LOG.warn("Message {} is given up after attempt {}: {}", entry.id(), entry.attempts(), reason);
    }

    /** 1, 2, 4 ... seconds, at most 30. */
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
