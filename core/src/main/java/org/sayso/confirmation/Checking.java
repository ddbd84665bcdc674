package org.sayso.confirmation;

import java.util.Locale;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.audit.AuditKind;
import org.sayso.policy.Permission;
import org.sayso.token.UserKey;

/** Takes what the voice platform says about a check that it made: it confirms, ends, or leaves alone exactly one challenge. */
final class Checking {

    private static final Spoken NO_CODE = new Spoken("", Locale.ROOT);
    private static final String CHECK = "checked by the platform";

    private final ChallengeStore challenges;
    private final UnitOfWork unitOfWork;
    private final Endings endings;
    private final Carrying carrying;
    private final Ended ended;
    private final GuessBudget guesses;
    private final Proofs proofs;
    private final Subjects subjects;
    private final Requesting requesting;
    private final CodesOff codesOff;
    private final CheckHash checkHash;
    private final Journal journal;

    Checking(
            Storage storage,
            Endings endings,
            Carrying carrying,
            Ended ended,
            GuessBudget guesses,
            Proofs proofs,
            Subjects subjects,
            Requesting requesting,
            CodesOff codesOff,
            CheckHash checkHash,
            Journal journal) {
        this.challenges = storage.challenges();
        this.unitOfWork = storage.unitOfWork();
        this.endings = endings;
        this.carrying = carrying;
        this.ended = ended;
        this.guesses = guesses;
        this.proofs = proofs;
        this.subjects = subjects;
        this.requesting = requesting;
        this.codesOff = codesOff;
        this.checkHash = checkHash;
        this.journal = journal;
    }

    Answer checked(UserKey user, String skill, PlatformProof proof, Permission permission, Inquiry inquiry) {
        Optional<Challenge> found = own(user, skill, proof);
        if (found.isEmpty()) {
            return Ended.refused(inquiry, "transaction pending", ConfirmationRefusal.NOTHING_PENDING, "", 0);
        }
        Challenge.Terms terms = found.get().terms();
        // The one place where what the platform hands back meets the challenge that the conversation waits for.
        if (!checkHash.isToken(terms, proof.token())) {
            return stays(terms, ConfirmationRefusal.PIN_CHECK_UNKNOWN, inquiry);
        }
        Ended.passed(inquiry, "check belongs to the challenge", "keyed token is equal");
        Optional<Answer> barred = ended.barred(found.get(), permission, inquiry);
        if (barred.isPresent()) {
            return barred.get();
        }
        Optional<ConfirmationRefusal> lacking = proof.lacking()
                .or(() -> checkHash.isSpeaker(terms, proof.speaker())
                        ? Optional.empty()
                        : Optional.of(ConfirmationRefusal.PIN_OTHER_SPEAKER));
        if (!(found.get() instanceof Challenge.Pending) || terms.expiredAt(ended.now())) {
            return found.get() instanceof Challenge.Confirmed confirmed && lacking.isEmpty()
                    ? ended.already(confirmed, inquiry)
                    : ended.told(found.get(), NO_CODE, inquiry);
        }
        Ended.passed(inquiry, "transaction pending", Ended.described(terms));
        return lacking.isPresent()
                ? notConfirmed(terms, lacking.get(), inquiry)
                : confirmed(terms, proof.session(), inquiry);
    }

    private Answer confirmed(Challenge.Terms terms, String session, Inquiry inquiry) {
        Ended.passed(inquiry, CHECK, "by the one who asked");
        return unitOfWork
                .run(() -> {
                    guesses.refund(terms.transaction().user(), terms.id());
                    return carrying.confirm(terms, subjects.session(session));
                })
                .map(answer -> ended.note(answer, terms, inquiry))
                .orElseGet(() -> ended.afterLostRace(terms, NO_CODE, inquiry));
    }

    private Answer notConfirmed(Challenge.Terms terms, ConfirmationRefusal reason, Inquiry inquiry) {
        if (reason != ConfirmationRefusal.PIN_WRONG && reason != ConfirmationRefusal.PIN_NOT_CONFIRMED) {
            return stays(terms, reason, inquiry);
        }
        unitOfWork.run(() -> {
            guesses.introduce(terms.transaction().user(), true);
            if (reason == ConfirmationRefusal.PIN_NOT_CONFIRMED) {
                journal.note(AuditKind.REFUSED, terms, reason);
                return endings.withdraw(terms);
            }
            journal.note(AuditKind.WRONG_CODE, terms, reason);
            while (challenges.countTry(terms.id(), ended.now()).orElse(0) > 0) {
                // The platform has let them try as often as it does: none is left here.
            }
            guesses.barred(terms.transaction().user(), ended.now()).ifPresent(off -> codesOff.tell(terms, off));
            return endings.lock(terms);
        });
        return Ended.refused(inquiry, CHECK, reason, "the challenge is over", 0);
    }

    private Answer stays(Challenge.Terms terms, ConfirmationRefusal reason, Inquiry inquiry) {
        journal.noteAlone(AuditKind.REFUSED, terms, reason);
        return Ended.refused(inquiry, CHECK, reason, "the challenge stays as it is", 0);
    }

    Requested instead(UserKey user, String skill, PlatformProof proof, Asking asking, Permission permission)
            throws InterruptedException {
        Optional<Challenge.Pending> waiting = own(user, skill, proof)
                .filter(challenge -> checkHash.isToken(challenge.terms(), proof.token()))
                .filter(Challenge.Pending.class::isInstance)
                .map(Challenge.Pending.class::cast)
                .filter(pending -> pending.openAt(ended.now()));
        Optional<ConfirmationRefusal> because = proof.lacking().filter(PlatformPin::notMade);
        return waiting.isEmpty() || because.isEmpty()
                ? new Requested.Refused(ConfirmationRefusal.NOTHING_PENDING)
                : requesting.instead(waiting.get().terms(), because.get(), asking, permission);
    }

    private Optional<Challenge> own(UserKey user, String skill, PlatformProof proof) {
        return challenges
                .find(proof.challengeId())
                .filter(challenge -> challenge.terms().transaction().user().equals(user)
                        && challenge.terms().transaction().skill().equals(skill)
                        && proofs.isPin(challenge.terms()));
    }
}
