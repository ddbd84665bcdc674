package org.sayso.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sayso.confirmation.Storage;
import org.sayso.link.Duty;
import org.sayso.link.life.LinkLife;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes what is owed since links ended, one by one, has it done and writes down when to try again. */
final class LinkDuties implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(LinkDutyDispatcher.class);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVERDUE_AFTER = Duration.ofHours(1);

    private final Storage storage;
    private final LinkLife life;
    private final Clock clock;

    LinkDuties(Storage storage, LinkLife life, Clock clock) {
        this.storage = storage;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public void doDue(BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean()) {
            Instant now = clock.instant();
            List<Duty> claimed = storage.unitOfWork().run(() -> storage.links().claim(now, now.plus(LEASE), 1));
            if (claimed.isEmpty()) {
                return;
            }
            perform(claimed.get(0));
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return storage.links().nextDue();
    }

    private void perform(Duty duty) throws InterruptedException {
        try {
            life.perform(duty);
            LOG.debug("{} {} done at attempt {}", duty.kind(), duty.id(), duty.attempts());
        } catch (IOException e) {
            later(duty, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // An application's fault: its text is not known to be safe.
            later(duty, e.getClass().getName());
        }
    }

    private void later(Duty duty, String reason) {
        Instant now = clock.instant();
        Duration pause = Performances.pauseAfter(duty.attempts());
        storage.unitOfWork().run(() -> storage.links().retry(duty.id(), now.plus(pause)));
        boolean overdue = !now.isBefore(duty.since().plus(OVERDUE_AFTER));
        LOG.atLevel(overdue ? Level.ERROR : Level.WARN)
                .log(
                        "{} {}, owed since {}, was not done at attempt {}: {}; the next is in {} s",
                        duty.kind(),
                        duty.id(),
                        duty.since(),
                        duty.attempts(),
                        reason,
                        pause.toSeconds());
    }
}
