package org.sayso.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.sayso.ConfirmationRefusal;
import org.sayso.Deadline;
import org.sayso.Inquiry;
import org.sayso.policy.Permission;
import org.sayso.token.UserKey;

/** Looks what became of a challenge that is answered elsewhere: on the approval page, or at a provider. */
final class Looking {

    /** For how long after its end an outcome is told to somebody who only asks. */
    private static final Duration TOLD_FOR = Duration.ofMinutes(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(1);

    private final ChallengeStore challenges;
    private final UnitOfWork unitOfWork;
    private final Endings endings;
    private final Carrying carrying;
    private final Ended ended;
    private final Proofs proofs;
    private final Subjects subjects;

    Looking(Storage storage, Endings endings, Carrying carrying, Ended ended, Proofs proofs, Subjects subjects) {
        this.challenges = storage.challenges();
        this.unitOfWork = storage.unitOfWork();
        this.endings = endings;
        this.carrying = carrying;
        this.ended = ended;
        this.proofs = proofs;
        this.subjects = subjects;
    }

    Answer look(UserKey user, String skill, Spoken spoken, Duration patience, Permission permission, Inquiry inquiry)
            throws InterruptedException {
        Deadline until = Deadline.in(inquiry.deadline().atMost(patience));
        Optional<Challenge> meant = meant(user, skill, spoken);
        if (meant.isEmpty()) {
            return Ended.refused(inquiry, "transaction pending", ConfirmationRefusal.NOTHING_PENDING, "", 0);
        }
        Optional<Answer> barred = ended.barred(meant.get(), permission, inquiry);
        if (barred.isPresent()) {
            return barred.get();
        }
        Challenge challenge = meant.get();
        while (challenge instanceof Challenge.Pending pending
                && !pending.terms().expiredAt(ended.now())
                && pending.triesLeft() > 0) {
            if (proofs.isPin(pending.terms())) {
                return Ended.refused(inquiry, "checked by the platform", ConfirmationRefusal.PIN_AWAITED, "not yet", 0);
            }
            if (proofs.isSpoken(pending)) {
                return Ended.refused(
                        inquiry, "code heard", ConfirmationRefusal.CODE_AWAITED, "none yet", pending.triesLeft());
            }
            Optional<Answer> polled = polled(pending, spoken, inquiry);
            if (polled.isPresent()) {
                return polled.get();
            }
            if (until.passed()) {
                return Ended.refused(
                        inquiry,
                        "answered on the phone",
                        ConfirmationRefusal.NOT_YET_APPROVED,
                        "not yet",
                        pending.triesLeft());
            }
            LockSupport.parkNanos(pause(pending).toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            challenge = ended.reread(pending.terms().id());
        }
        return told(challenge, spoken, inquiry);
    }

    /** The newest that waits; where nothing does, the newest of all. */
    private Optional<Challenge> meant(UserKey user, String skill, Spoken spoken) {
        Instant now = ended.now();
        return challenges.pending(user, skill).values().stream()
                .filter(each -> each.openAt(now) && spoken.means(each.terms().transaction()))
                .max(Comparator.comparing(each -> each.terms().createdAt()))
                .map(Challenge.class::cast)
                .or(() -> challenges
                        .latest(user, skill)
                        .filter(each -> spoken.means(each.terms().transaction())));
    }

    private Duration pause(Challenge.Pending pending) {
        return proofs.method(pending.terms()).orElse(null) instanceof ProviderMethod ? BETWEEN_POLLS : BETWEEN_LOOKS;
    }

    private Optional<Answer> polled(Challenge.Pending pending, Spoken spoken, Inquiry inquiry)
            throws InterruptedException {
        Challenge.Terms terms = pending.terms();
        if (!(proofs.method(terms).orElse(null) instanceof ProviderMethod provider)) {
            return Optional.empty();
        }
        return switch (proofs.poll(provider, terms, inquiry)) {
            case RIGHT -> Optional.of(confirmed(terms, spoken, inquiry));
            case DENIED -> over(() -> endings.deny(terms), terms, spoken, inquiry);
            case WRONG, EXPIRED -> over(() -> endings.withdraw(terms), terms, spoken, inquiry);
            case WAITING -> Optional.empty();
            case UNAVAILABLE ->
                Optional.of(Ended.refused(
                        inquiry,
                        "provider asked",
                        ConfirmationRefusal.PROVIDER_UNAVAILABLE,
                        "no answer that counts",
                        pending.triesLeft()));
        };
    }

    private Answer confirmed(Challenge.Terms terms, Spoken spoken, Inquiry inquiry) {
        Ended.passed(inquiry, "agreed at the provider", terms.proof().method());
        return unitOfWork
                .run(() -> carrying.confirm(terms, subjects.session(spoken.session())))
                .map(answer -> ended.note(answer, terms, inquiry))
                .orElseGet(() -> ended.afterLostRace(terms, spoken, inquiry));
    }

    private Optional<Answer> over(Supplier<Boolean> ending, Challenge.Terms terms, Spoken spoken, Inquiry inquiry) {
        unitOfWork.run(ending);
        return Optional.of(ended.told(ended.reread(terms.id()), spoken, inquiry));
    }

    private Answer told(Challenge challenge, Spoken spoken, Inquiry inquiry) {
        return challenge instanceof Challenge.Confirmed confirmed
                        && ended.now().isBefore(confirmed.at().plus(TOLD_FOR))
                ? ended.already(confirmed, inquiry)
                : ended.told(challenge, spoken, inquiry);
    }
}
