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
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.OwedEffect;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes due effects one by one, has each performed by its action and writes down what came of it. */
final class Performances implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(EffectDispatcher.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Storage storage;
    private final Map<String, RemoteAction> actions;
    private final Duration lease;
    private final Duration overdueAfter;
    private final Journal journal;
    private final Clock clock;

    Performances(
            Storage storage,
            Map<String, RemoteAction> actions,
            Duration lease,
            Duration overdueAfter,
            Journal journal,
            Clock clock) {
        this.storage = storage;
        this.actions = Map.copyOf(actions);
        this.lease = lease;
        this.overdueAfter = overdueAfter;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void doDue(BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean()) {
            Instant now = clock.instant();
            // One at a time: an effect that is not yet taken is free for another dispatcher.
            List<OwedEffect> claimed =
                    storage.unitOfWork().run(() -> storage.effects().claim(now, now.plus(lease), 1));
            if (claimed.isEmpty()) {
                return;
            }
            perform(claimed.get(0));
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return storage.effects().nextDue();
    }

    List<OwedEffect> overdue(int limit) {
        return storage.effects().waitingSince(clock.instant().minus(overdueAfter), limit);
    }

    private void perform(OwedEffect effect) throws InterruptedException {
        // The proof itself, not a copy of it: what is not confirmed is not carried out.
        if (!(storage.challenges().find(effect.challengeId()).orElse(null) instanceof Challenge.Confirmed confirmed)) {
            later(effect, "its challenge is not confirmed", true);
            return;
        }
        Transaction agreed = confirmed.terms().transaction();
        RemoteAction action = actions.get(agreed.type());
        if (action == null) {
            later(effect, "no RemoteAction is for transactions of type " + agreed.type(), true);
            return;
        }
        try {
            action.perform(agreed, effect.challengeId());
        } catch (IOException e) {
            later(effect, String.valueOf(e.getMessage()), false);
            return;
        } catch (RuntimeException e) {
            // An action's fault: its text is not known to be safe.
            later(effect, e.getClass().getName(), false);
            return;
        }
        storage.unitOfWork()
                .run(() -> storage.effects().performed(effect.challengeId())
                        && journal.note(AuditKind.EFFECT_DONE, effect.challengeId()));
        LOG.debug("Effect of {} performed at attempt {}", effect.challengeId(), effect.attempts());
    }

    private void later(OwedEffect effect, String reason, boolean alarm) {
        Instant now = clock.instant();
        Duration pause = pauseAfter(effect.attempts());
        storage.unitOfWork().run(() -> storage.effects().retry(effect.challengeId(), now.plus(pause)));
        boolean overdue = !now.isBefore(effect.since().plus(overdueAfter));
        LOG.atLevel(alarm || overdue ? Level.ERROR : Level.WARN)
                .log(
                        "Effect of {}, agreed to at {}, was not performed at attempt {}: {}; the next is in {} s",
                        effect.challengeId(),
                        effect.since(),
                        effect.attempts(),
                        reason,
                        pause.toSeconds());
    }

    /** 1, 2, 4 ... seconds, at most five minutes. */
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
