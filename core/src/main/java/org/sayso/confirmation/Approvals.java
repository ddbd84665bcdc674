package org.sayso.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.audit.AuditKind;
import org.sayso.policy.Permission;
import org.sayso.token.UserKey;

/**
 * What the approval page works with: what waits for its owner's approval, and their yes or no.
 *
 * <p>The page must have signed its visitor in, must be safe from cross-site requests and from framing, and must show
 * {@link Waiting#summary} before it takes an answer. A challenge of somebody else looks like one that does not exist.
 * Methods commit on their own. Thread-safe.
 */
public final class Approvals {

    private static final int NUMBER_DIGITS = 2;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final ChallengeStore challenges;
    private final UnitOfWork unitOfWork;
    private final Actions actions;
    private final Endings endings;
    private final Carrying carrying;
    private final Ended ended;
    private final Proofs proofs;
    private final GuessBudget guesses;
    private final Journal journal;
    private final Wake wake;

    Approvals(
            Storage storage,
            Actions actions,
            Endings endings,
            Carrying carrying,
            Ended ended,
            Proofs proofs,
            GuessBudget guesses,
            Journal journal,
            Wake wake) {
        this.challenges = storage.challenges();
        this.unitOfWork = storage.unitOfWork();
        this.actions = actions;
        this.endings = endings;
        this.carrying = carrying;
        this.ended = ended;
        this.proofs = proofs;
        this.guesses = guesses;
        this.journal = journal;
        this.wake = wake;
    }

    /**
     * A transaction that waits for approval on the page.
     *
     * @param id the challenge's id, for the page's address
     * @param transaction what is to be agreed to
     * @param summary the same words that Alexa spoke
     * @param triesLeft how often the number may still be typed
     * @param expiresAt until when
     */
    public record Waiting(
            String id, Transaction transaction, String summary, int triesLeft, Instant createdAt, Instant expiresAt) {}

    /** What waits for this visitor's approval, newest first. */
    public List<Waiting> waiting(UserKey user, String skill, Locale locale) {
        Instant now = ended.now();
        return challenges.pending(user, skill).values().stream()
                .filter(pending -> pending.openAt(now) && approval(pending).isPresent())
                .sorted((one, other) ->
                        other.terms().createdAt().compareTo(one.terms().createdAt()))
                .map(pending -> shown(pending, locale))
                .toList();
    }

    /** The transaction behind this id, where it waits for this visitor's approval. */
    public Optional<Waiting> find(String id, UserKey user, Locale locale) {
        Instant now = ended.now();
        return own(id, user)
                .filter(Challenge.Pending.class::isInstance)
                .map(Challenge.Pending.class::cast)
                .filter(pending -> pending.openAt(now))
                .map(pending -> opened(pending, locale));
    }

    private Waiting opened(Challenge.Pending pending, Locale locale) {
        unitOfWork.run(() -> {
            journal.note(AuditKind.APPROVAL_OPENED, pending.terms());
            return true;
        });
        return shown(pending, locale);
    }

    /**
     * Why this sign-in would not do for approving, so that the page can ask for another before anything is typed. Empty where
     * it would do, and where nothing waits for this visitor under this id. {@link #approve} asks again.
     */
    public Optional<ConfirmationRefusal> signInLacks(String id, UserKey user, SignIn signIn) {
        return own(id, user).flatMap(this::approval).flatMap(approval -> unfit(signIn, approval, ended.now()));
    }

    /**
     * Approves, where the number is the one that Alexa spoke. It is counted as a try before it is compared; a wrong one does
     * not count against the account's budget of wrong codes, since only its signed-in owner gets here.
     *
     * @param signIn how the visitor signed in; the {@link PhoneApproval} says what is asked of it
     * @param permission what the visitor is allowed
     */
    public Answer approve(
            String id, UserKey user, String number, SignIn signIn, Permission permission, Inquiry inquiry) {
        Optional<Challenge> found = own(id, user);
        if (found.isEmpty()) {
            return Ended.refused(inquiry, "challenge of this visitor", ConfirmationRefusal.NOTHING_PENDING, "", 0);
        }
        Optional<Answer> barred = ended.barred(found.get(), permission, inquiry);
        if (barred.isPresent()) {
            return barred.get();
        }
        Instant now = ended.now();
        if (!(found.get() instanceof Challenge.Pending pending)
                || pending.terms().expiredAt(now)) {
            return told(found.get(), inquiry);
        }
        Ended.passed(inquiry, "transaction pending", Ended.described(pending.terms()));
        Optional<ConfirmationRefusal> unfit = unfit(signIn, approval(pending).orElseThrow(), now);
        if (unfit.isPresent()) {
            journal.noteAlone(AuditKind.REFUSED, pending.terms(), unfit.get());
            return Ended.refused(inquiry, "sign-in", unfit.get(), "approve after another sign-in", pending.triesLeft());
        }
        Ended.passed(inquiry, "sign-in", "young and strong enough");
        unitOfWork.run(() -> {
            guesses.signedIn(user, signIn.at().truncatedTo(ChronoUnit.MILLIS));
            return true;
        });
        String typed = number.strip();
        if (typed.length() != NUMBER_DIGITS || !SpokenCode.isDigits(typed)) {
            String detail = "not a number of two digits; no try counted";
            return Ended.refused(
                    inquiry, "number typed", ConfirmationRefusal.CODE_UNREADABLE, detail, pending.triesLeft());
        }
        return tried(pending.terms(), typed, now, inquiry);
    }

    private Answer tried(Challenge.Terms terms, String number, Instant now, Inquiry inquiry) {
        if (!proofs.hasOurKey(terms)) {
            unitOfWork.run(() -> endings.withdraw(terms));
            String detail = "the server key was changed since the number was spoken";
            return Ended.refused(inquiry, "server key", ConfirmationRefusal.WITHDRAWN, detail, 0);
        }
        OptionalInt triesLeft = unitOfWork.run(() -> challenges.countTry(terms.id(), now));
        if (triesLeft.isEmpty()) {
            return told(ended.settled(terms.id()), inquiry);
        }
        Ended.passed(inquiry, "try counted before comparing", triesLeft.getAsInt() + " left");
        if (proofs.repeats(terms, number)) {
            Ended.passed(inquiry, "number belongs to the challenge", "keyed hash is equal");
            Optional<Answer> carried = unitOfWork.run(() -> carrying.confirm(terms, ""));
            wake.up();
            return carried.map(answer -> ended.note(answer, terms, inquiry))
                    .orElseGet(() -> ended.afterLostRace(terms, new Spoken("", Locale.ROOT), inquiry));
        }
        journal.noteAlone(AuditKind.WRONG_CODE, terms, ConfirmationRefusal.WRONG_CODE);
        if (triesLeft.getAsInt() > 0) {
            return Ended.refused(
                    inquiry,
                    "number belongs to the challenge",
                    ConfirmationRefusal.WRONG_CODE,
                    "keyed hash differs",
                    triesLeft.getAsInt());
        }
        return unitOfWork.run(() -> endings.lock(terms))
                ? Ended.refused(inquiry, "tries left", ConfirmationRefusal.LOCKED, "that was the last try", 0)
                : told(ended.reread(terms.id()), inquiry);
    }

    /** Says no: the challenge ends, and its transaction with it. False where it did not wait for this visitor any more. */
    public boolean deny(String id, UserKey user, Inquiry inquiry) {
        boolean denied = own(id, user)
                .filter(Challenge.Pending.class::isInstance)
                .map(challenge -> unitOfWork.run(() -> endings.deny(challenge.terms())))
                .orElse(false);
        if (denied) {
            inquiry.refused("answered on the phone", ConfirmationRefusal.DENIED, "");
        }
        return denied;
    }

    /** What became of it; an owner on the page may hear that it was confirmed. */
    private Answer told(Challenge challenge, Inquiry inquiry) {
        return challenge instanceof Challenge.Confirmed confirmed
                ? ended.already(confirmed, inquiry)
                : ended.told(challenge, new Spoken("", Locale.ROOT), inquiry);
    }

    private static Optional<ConfirmationRefusal> unfit(SignIn signIn, PhoneApproval approval, Instant now) {
        if (signIn.at().plus(approval.signInAge()).isBefore(now)
                || signIn.at().minus(CLOCKS_DIFFER).isAfter(now)) {
            return Optional.of(ConfirmationRefusal.SIGN_IN_TOO_OLD);
        }
        return approval.accepts(signIn.methods())
                ? Optional.empty()
                : Optional.of(ConfirmationRefusal.SIGN_IN_TOO_WEAK);
    }

    private Optional<Challenge> own(String id, UserKey user) {
        return challenges
                .find(id)
                .filter(challenge -> challenge.terms().transaction().user().equals(user))
                .filter(challenge -> approval(challenge).isPresent());
    }

    private Optional<PhoneApproval> approval(Challenge challenge) {
        return proofs.method(challenge.terms())
                .filter(PhoneApproval.class::isInstance)
                .map(PhoneApproval.class::cast);
    }

    private Waiting shown(Challenge.Pending pending, Locale locale) {
        Challenge.Terms terms = pending.terms();
        String summary = actions.of(terms.transaction().type()).summary(terms.transaction(), locale);
        return new Waiting(
                terms.id(), terms.transaction(), summary, pending.triesLeft(), terms.createdAt(), terms.expiresAt());
    }
}
