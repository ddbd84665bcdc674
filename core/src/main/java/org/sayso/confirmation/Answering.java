package org.sayso.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.sayso.ConfirmationRefusal;
import org.sayso.Deadline;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/**
 * Answers a challenge: the try is counted and committed, then the code is compared, then one conditional step confirms it
 * together with its effect.
 */
final class Answering {

    /** How long an answer that found no try left waits for those that hold the last ones. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final ChallengeStore challenges;
    private final Outbox outbox;
    private final Effects effects;
    private final UnitOfWork unitOfWork;
    private final Map<String, ConfirmedAction> actions;
    private final Endings endings;
    private final CodeHash codeHash;
    private final int codeLength;
    private final Clock clock;

    Answering(
            Storage storage,
            Map<String, ConfirmedAction> actions,
            Endings endings,
            CodeHash codeHash,
            int codeLength,
            Clock clock) {
        this.challenges = storage.challenges();
        this.outbox = storage.outbox();
        this.effects = storage.effects();
        this.unitOfWork = storage.unitOfWork();
        this.actions = actions;
        this.endings = endings;
        this.codeHash = codeHash;
        this.codeLength = codeLength;
        this.clock = clock;
    }

    Answer answer(UserKey user, String skill, String heard, Locale locale, Permission permission, Inquiry inquiry) {
        Optional<Challenge> latest = challenges.latest(user, skill);
        Optional<String> code = SpokenCode.read(heard, codeLength, locale);
        if (latest.isEmpty()) {
            return refused(inquiry, "transaction pending", ConfirmationRefusal.NOTHING_PENDING, "", 0);
        }
        Instant now = now();
        Challenge challenge = latest.get();
        Optional<Answer> barred = barred(challenge, permission, inquiry);
        if (barred.isPresent()) {
            return barred.get();
        }
        if (!(challenge instanceof Challenge.Pending pending) || pending.terms().expiredAt(now)) {
            return ended(challenge, code, now, inquiry);
        }
        passed(inquiry, "transaction pending", described(pending.terms()));
        if (code.isEmpty()) {
            String detail = "no code of " + codeLength + " digits in what was heard; no try counted";
            return refused(inquiry, "code heard", ConfirmationRefusal.CODE_UNREADABLE, detail, pending.triesLeft());
        }
        passed(inquiry, "code heard", codeLength + " digits");
        return tried(pending.terms(), code.get(), now, inquiry);
    }

    /** The refusal of an answer by somebody who may not do, or hear of, what it would confirm. */
    private Optional<Answer> barred(Challenge challenge, Permission permission, Inquiry inquiry) {
        if (!(challenge instanceof Challenge.Pending || challenge instanceof Challenge.Confirmed)) {
            return Optional.empty();
        }
        Requirement requirement = action(challenge.terms().transaction().type()).requirement();
        return permission.lacks(requirement, inquiry).map(reason -> new Answer.NotPermitted(reason, requirement));
    }

    private Answer tried(Challenge.Terms terms, String code, Instant now, Inquiry inquiry) {
        if (!terms.keyId().equals(codeHash.keyId())) {
            unitOfWork.run(() -> endings.withdraw(terms));
            String detail = "the server key was changed since the code was sent";
            return refused(inquiry, "server key", ConfirmationRefusal.WITHDRAWN, detail, 0);
        }
        // First transaction: committed before anything is compared, so that no try is free.
        OptionalInt triesLeft = unitOfWork.run(() -> challenges.countTry(terms.id(), now));
        if (triesLeft.isEmpty()) {
            return ended(settled(terms.id()), Optional.of(code), now(), inquiry);
        }
        passed(inquiry, "try counted before comparing", triesLeft.getAsInt() + " left");
        if (!codeHash.matches(terms, code)) {
            return wrong(terms, code, triesLeft.getAsInt(), inquiry);
        }
        passed(inquiry, "code belongs to the challenge", "keyed hash is equal");
        return matched(terms, code, inquiry);
    }

    private Answer wrong(Challenge.Terms terms, String code, int triesLeft, Inquiry inquiry) {
        String name = "code belongs to the challenge";
        if (triesLeft > 0) {
            return refused(inquiry, name, ConfirmationRefusal.WRONG_CODE, "keyed hash differs", triesLeft);
        }
        inquiry.refused(name, ConfirmationRefusal.WRONG_CODE, "keyed hash differs");
        if (unitOfWork.run(() -> endings.lock(terms))) {
            return refused(inquiry, "tries left", ConfirmationRefusal.LOCKED, "that was the last try", 0);
        }
        return ended(reread(terms.id()), Optional.of(code), now(), inquiry);
    }

    private Answer matched(Challenge.Terms terms, String code, Inquiry inquiry) {
        Optional<Answer> result = unitOfWork.run(() -> confirm(terms));
        if (result.isPresent()) {
            if (result.get() instanceof Answer.Refused) {
                String detail = "the business holds another transaction now, or none";
                inquiry.refused("transaction unchanged", ConfirmationRefusal.TRANSACTION_CHANGED, detail);
            } else {
                passed(inquiry, "transaction unchanged", "digest " + shortDigest(terms));
                passed(inquiry, "confirmed once, with its effect", terms.id());
            }
            return result.get();
        }
        Challenge moved = reread(terms.id());
        Instant now = now();
        if (moved instanceof Challenge.Pending pending && !pending.terms().expiredAt(now)) {
            // Still open, and yet not for the digest it was read with: its row was altered.
            unitOfWork.run(() -> endings.withdraw(terms));
            String detail = "the stored digest is not the transaction's";
            return refused(inquiry, "transaction unchanged", ConfirmationRefusal.TRANSACTION_CHANGED, detail, 0);
        }
        return ended(moved, Optional.of(code), now, inquiry);
    }

    /** Second transaction: pending to confirmed together with the effect. Empty where somebody else was first. */
    private Optional<Answer> confirm(Challenge.Terms terms) {
        Transaction agreed = terms.transaction();
        ConfirmedAction action = action(agreed.type());
        Instant now = now();
        if (!challenges.claim(terms.id(), agreed.digest(), now)) {
            return Optional.empty();
        }
        // The one place where what was agreed to meets what would be done.
        if (action.current(agreed)
                .filter(current -> current.digest().equals(agreed.digest()))
                .isEmpty()) {
            endings.withdraw(terms);
            return Optional.of(new Answer.Refused(ConfirmationRefusal.TRANSACTION_CHANGED, 0));
        }
        Outcome outcome = action.effect(agreed);
        if (!challenges.confirm(terms.id(), agreed.digest(), now, outcome)) {
            throw new IllegalStateException("a claimed challenge was moved; the effect is rolled back");
        }
        if (action instanceof RemoteAction) {
            effects.add(terms.id(), now);
        }
        outbox.cancel(terms.id());
        return Optional.of(new Answer.Confirmed(agreed, outcome, false));
    }

    /** What to say about a challenge that can no longer be tried. */
    private Answer ended(Challenge challenge, Optional<String> code, Instant now, Inquiry inquiry) {
        if (challenge instanceof Challenge.Pending pending) {
            return ended(end(pending, now), code, now, inquiry);
        }
        if (challenge instanceof Challenge.Confirmed confirmed && repeats(confirmed, code, now)) {
            passed(inquiry, "already confirmed", described(challenge.terms()));
            return new Answer.Confirmed(confirmed.terms().transaction(), confirmed.outcome(), true);
        }
        ConfirmationRefusal reason = challenge instanceof Challenge.Locked
                ? ConfirmationRefusal.LOCKED
                : challenge instanceof Challenge.Expired
                        ? ConfirmationRefusal.EXPIRED
                        : challenge instanceof Challenge.Withdrawn
                                ? ConfirmationRefusal.WITHDRAWN
                                : ConfirmationRefusal.NOTHING_PENDING;
        return refused(inquiry, "transaction pending", reason, described(challenge.terms()), 0);
    }

    private boolean repeats(Challenge.Confirmed confirmed, Optional<String> code, Instant now) {
        return !confirmed.terms().expiredAt(now)
                && code.filter(given -> codeHash.matches(confirmed.terms(), given))
                        .isPresent();
    }

    /** Writes down that time or tries ran out; gives the state that is stored then. */
    private Challenge end(Challenge.Pending pending, Instant now) {
        Challenge.Terms terms = pending.terms();
        boolean moved = unitOfWork.run(() -> terms.expiredAt(now) ? endings.expire(terms, now) : endings.lock(terms));
        Challenge ended = reread(terms.id());
        if (!moved && ended instanceof Challenge.Pending) {
            throw new IllegalStateException("a challenge without time or tries could not be ended");
        }
        return ended;
    }

    /**
     * Waits while a challenge is pending without tries: others have counted theirs and are about to confirm or lock it. If
     * nothing comes of it, they died, and the challenge may be locked.
     */
    private Challenge settled(String id) {
        Deadline patience = Deadline.in(PATIENCE);
        while (true) {
            Challenge challenge = reread(id);
            if (!(challenge instanceof Challenge.Pending pending)
                    || pending.terms().expiredAt(now())
                    || patience.passed()) {
                return challenge;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private Challenge reread(String id) {
        return challenges.find(id).orElseThrow(() -> new IllegalStateException("a challenge has vanished"));
    }

    private ConfirmedAction action(String type) {
        ConfirmedAction action = actions.get(type);
        if (action == null) {
            throw new IllegalStateException("no ConfirmedAction for transactions of type " + type);
        }
        return action;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String described(Challenge.Terms terms) {
        return terms.transaction().type() + ", digest " + shortDigest(terms);
    }

    private static String shortDigest(Challenge.Terms terms) {
        return terms.transaction().digest().substring(0, 12);
    }

    private static void passed(Inquiry inquiry, String name, String detail) {
        inquiry.passed(Question.CONFIRMATION, name, detail);
    }

    private static Answer refused(
            Inquiry inquiry, String name, ConfirmationRefusal reason, String detail, int triesLeft) {
        return new Answer.Refused(inquiry.refused(name, reason, detail), triesLeft);
    }
}
