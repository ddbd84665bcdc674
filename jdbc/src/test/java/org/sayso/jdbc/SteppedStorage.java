package org.sayso.jdbc;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.sayso.audit.AuditStore;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Effects;
import org.sayso.confirmation.Ledger;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.UnitOfWork;
import org.sayso.link.Links;

/** Another storage, with a word before each step. */
final class SteppedStorage implements Storage {

    /** What the unit of work of this thread is for. */
    private enum Unit {
        OTHER,
        REQUEST,
        TRY,
        CONFIRMATION
    }

    private final Storage storage;
    private final Steps steps;
    private final ThreadLocal<Unit> unit = ThreadLocal.withInitial(() -> Unit.OTHER);

    SteppedStorage(Storage storage, Steps steps) {
        this.storage = storage;
        this.steps = steps;
    }

    @Override
    public ChallengeStore challenges() {
        return new ForwardingChallenges(storage.challenges()) {

            @Override
            public void add(Challenge.Pending challenge, int place) {
                unit.set(Unit.REQUEST);
                super.add(challenge, place);
            }

            @Override
            public OptionalInt countTry(String id, Instant now) {
                unit.set(Unit.TRY);
                steps.before(Step.TRY);
                return super.countTry(id, now);
            }

            @Override
            public boolean claim(String id, String transactionDigest, Instant now) {
                unit.set(Unit.CONFIRMATION);
                steps.before(Step.CLAIM);
                return super.claim(id, transactionDigest, now);
            }

            @Override
            public boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome, String session) {
                steps.before(Step.CONFIRM);
                return super.confirm(id, transactionDigest, now, outcome, session);
            }
        };
    }

    @Override
    public Outbox outbox() {
        return storage.outbox();
    }

    @Override
    public Ledger ledger() {
        return storage.ledger();
    }

    @Override
    public AuditStore audit() {
        return storage.audit();
    }

    @Override
    public Links links() {
        return storage.links();
    }

    @Override
    public Effects effects() {
        return storage.effects();
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                unit.set(Unit.OTHER);
                T result = storage.unitOfWork().run(() -> {
                    T made = work.get();
                    switch (unit.get()) {
                        case REQUEST -> steps.before(Step.PROMISE);
                        case CONFIRMATION -> steps.before(Step.COMMIT);
                        default -> {}
                    }
                    return made;
                });
                switch (unit.get()) {
                    case TRY -> steps.before(Step.COMPARE);
                    case CONFIRMATION -> steps.before(Step.TELL);
                    case OTHER -> doneByADispatcher();
                    default -> {}
                }
                return result;
            }
        };
    }

    /** Dispatchers write something down after each thing sent, and look for the next. */
    private void doneByADispatcher() {
        if (Thread.currentThread().getName().startsWith("sayso-")) {
            steps.before(Step.DONE);
        }
    }
}
