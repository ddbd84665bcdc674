package org.sayso.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.sayso.ConfirmationRefusal;
import org.sayso.Deadline;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** Says what became of challenges that cannot be tried any more, and who may hear it. */
final class Ended {

    /** How long an answer that found no try left waits for those that hold the last ones. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The same where a provider may be checking: longer than its calls take. */
    private static final Duration PATIENCE_WITH_PROVIDERS = Duration.ofSeconds(6);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final ChallengeStore challenges;
    private final UnitOfWork unitOfWork;
    private final Actions actions;
    private final Endings endings;
    private final Proofs proofs;
    private final Clock clock;

    Ended(Storage storage, Actions actions, Endings endings, Proofs proofs, Clock clock) {
        this.challenges = storage.challenges();
        this.unitOfWork = storage.unitOfWork();
        this.actions = actions;
        this.endings = endings;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** The refusal of an answer by somebody who may not do, or hear of, what it would confirm. */
    Optional<Answer> barred(Challenge challenge, Permission permission, Inquiry inquiry) {
        if (!(challenge instanceof Challenge.Pending || challenge instanceof Challenge.Confirmed)) {
            return Optional.empty();
        }
        Requirement requirement =
                actions.of(challenge.terms().transaction().type()).requirement();
        return permission.lacks(requirement, inquiry).map(reason -> new Answer.NotPermitted(reason, requirement));
    }

    /** What became of the challenge that was added last. */
    Answer latest(UserKey user, String skill, Spoken spoken, Permission permission, Inquiry inquiry) {
        Optional<Challenge> latest = challenges
                .latest(user, skill)
                .filter(challenge -> spoken.means(challenge.terms().transaction()));
        if (latest.isEmpty()) {
            return refused(inquiry, "transaction pending", ConfirmationRefusal.NOTHING_PENDING, "", 0);
        }
        Optional<Answer> barred = barred(latest.get(), permission, inquiry);
        return barred.isPresent() ? barred.get() : told(latest.get(), spoken, inquiry);
    }

    /** What to say about a challenge that can no longer be tried. */
    Answer told(Challenge challenge, Spoken spoken, Inquiry inquiry) {
        if (challenge instanceof Challenge.Pending pending) {
            if (pending.openAt(now())) {
                // Whoever counted its last try has given it back.
                return refused(
                        inquiry, "code heard", ConfirmationRefusal.CODE_AWAITED, "once more", pending.triesLeft());
            }
            return told(end(pending), spoken, inquiry);
        }
        if (challenge instanceof Challenge.Confirmed confirmed && repeats(confirmed, spoken)) {
            return already(confirmed, inquiry);
        }
        return refused(inquiry, "transaction pending", reason(challenge), described(challenge.terms()), 0);
    }

    Answer already(Challenge.Confirmed confirmed, Inquiry inquiry) {
        passed(inquiry, "already confirmed", described(confirmed.terms()));
        return new Answer.Confirmed(confirmed.terms().transaction(), confirmed.outcome(), true);
    }

    static ConfirmationRefusal reason(Challenge challenge) {
        if (challenge instanceof Challenge.Locked) {
            return ConfirmationRefusal.LOCKED;
        }
        if (challenge instanceof Challenge.Expired) {
            return ConfirmationRefusal.EXPIRED;
        }
        if (challenge instanceof Challenge.Denied) {
            return ConfirmationRefusal.DENIED;
        }
        return challenge instanceof Challenge.Withdrawn
                ? ConfirmationRefusal.WITHDRAWN
                : ConfirmationRefusal.NOTHING_PENDING;
    }

    /** The answer to the code that has confirmed another challenge before: it is no wrong code for those that wait. */
    Optional<Answer> repeated(UserKey user, String skill, Spoken spoken, Permission permission, Inquiry inquiry) {
        return challenges
                .lastConfirmed(user, skill)
                .filter(confirmed -> spoken.means(confirmed.terms().transaction()))
                .filter(confirmed -> repeats(confirmed, spoken))
                .map(confirmed -> barred(confirmed, permission, inquiry).orElseGet(() -> already(confirmed, inquiry)));
    }

    boolean repeats(Challenge.Confirmed confirmed, Spoken spoken) {
        Challenge.Terms terms = confirmed.terms();
        return !terms.expiredAt(now())
                && proofs.method(terms).orElse(null) instanceof OwnCode
                && SpokenCode.read(spoken.heard(), proofs.ownCodeLength(), spoken.locale())
                        .filter(code -> proofs.repeats(terms, code))
                        .isPresent();
    }

    /** What to say where a right answer came too late to move its challenge. */
    Answer afterLostRace(Challenge.Terms terms, Spoken spoken, Inquiry inquiry) {
        Challenge moved = reread(terms.id());
        if (moved instanceof Challenge.Pending pending && !pending.terms().expiredAt(now())) {
            // Still open, and yet not for the digest it was read with: its row was altered.
            unitOfWork.run(() -> endings.withdraw(terms));
            String detail = "the stored digest is not the transaction's";
            return refused(inquiry, "transaction unchanged", ConfirmationRefusal.TRANSACTION_CHANGED, detail, 0);
        }
        // The answer was right, so its sender may hear what became of it, whatever the method.
        return moved instanceof Challenge.Confirmed confirmed
                ? already(confirmed, inquiry)
                : told(moved, spoken, inquiry);
    }

    /** Notes what came of the step that confirms. */
    Answer note(Answer answer, Challenge.Terms terms, Inquiry inquiry) {
        if (answer instanceof Answer.Refused) {
            String detail = "the business holds another transaction now, or none";
            inquiry.refused("transaction unchanged", ConfirmationRefusal.TRANSACTION_CHANGED, detail);
        } else {
            passed(inquiry, "transaction unchanged", "digest " + shortDigest(terms));
            passed(inquiry, "confirmed once, with its effect", terms.id());
        }
        return answer;
    }

    /** Writes down that time or tries ran out; gives the state that is stored then. */
    private Challenge end(Challenge.Pending pending) {
        Challenge.Terms terms = pending.terms();
        Instant now = now();
        boolean moved = unitOfWork.run(() -> terms.expiredAt(now) ? endings.expire(terms, now) : endings.lock(terms));
        Challenge ended = reread(terms.id());
        if (!moved && ended instanceof Challenge.Pending) {
            throw new IllegalStateException("a challenge without time or tries could not be ended");
        }
        return ended;
    }

    /**
     * Waits while one of these moves, for the one that this code confirms.
     *
     * @param moves whether a pending challenge may be about to be confirmed or locked
     * @return that one, else what became of the last of them
     */
    Challenge settled(List<Challenge.Terms> all, Spoken spoken, Predicate<Challenge.Pending> moves) {
        Deadline patience = Deadline.in(all.stream().anyMatch(this::isOfProvider) ? PATIENCE_WITH_PROVIDERS : PATIENCE);
        while (true) {
            List<Challenge> states =
                    all.stream().map(terms -> reread(terms.id())).toList();
            Optional<Challenge> confirmed = states.stream()
                    .filter(state -> state instanceof Challenge.Confirmed done && repeats(done, spoken))
                    .findFirst();
            boolean moving = states.stream()
                    .anyMatch(state -> state instanceof Challenge.Pending pending
                            && !pending.terms().expiredAt(now())
                            && moves.test(pending));
            if (confirmed.isPresent() || !moving || patience.passed()) {
                return confirmed.orElseGet(() -> states.get(states.size() - 1));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /**
     * Waits while a challenge is pending without tries: others have counted theirs and are about to confirm or lock it. If
     * nothing comes of it, they died, and the challenge may be locked.
     */
    Challenge settled(String id) {
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

    Challenge reread(String id) {
        return challenges.find(id).orElseThrow(() -> new IllegalStateException("a challenge has vanished"));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static String described(Challenge.Terms terms) {
        return terms.transaction().type() + ", digest " + shortDigest(terms);
    }

    private static String shortDigest(Challenge.Terms terms) {
        return terms.transaction().digest().substring(0, 12);
    }

    static void passed(Inquiry inquiry, String name, String detail) {
        inquiry.passed(Question.CONFIRMATION, name, detail);
    }

    static Answer refused(Inquiry inquiry, String name, ConfirmationRefusal reason, String detail, int triesLeft) {
        return new Answer.Refused(inquiry.refused(name, reason, detail), triesLeft);
    }

    private boolean isOfProvider(Challenge.Terms terms) {
        return proofs.method(terms).orElse(null) instanceof ProviderMethod;
    }
}
