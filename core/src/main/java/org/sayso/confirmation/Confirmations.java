package org.sayso.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.audit.AuditTrail;
import org.sayso.link.VoiceUser;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/**
 * The confirmation engine: opens challenges, counts tries, and moves a transaction to confirmed exactly once.
 *
 * <p>A user and skill have at most as many open challenges as {@link ConfirmationsBuilder#pending} says. A code is good for
 * one transaction, for minutes and for a few tries; only a keyed hash of it is kept. Wrong codes are counted for the account
 * as well, over all challenges and skills ({@link GuessLimits}). Methods commit on their own and must not be called inside a
 * database transaction. Thread-safe.
 */
public final class Confirmations {

    private static final int SWEEP = 100;

    /** Older entries of the ledger count for nothing. */
    private static final Duration LEDGER_MEMORY = Duration.ofDays(366);

    private final Storage storage;
    private final Actions actions;
    private final Endings endings;
    private final Requesting requesting;
    private final Answering answering;
    private final Looking looking;
    private final Checking checking;
    private final Approvals approvals;
    private final GuessBudget guesses;
    private final AuditTrail trail;
    private final VoiceUsers voiceUsers;
    private final Duration retention;
    private final Set<String> methods;
    private final int codeLength;
    private final Clock clock;
    private final Wake wake;

    Confirmations(
            Storage storage,
            Actions actions,
            Endings endings,
            Requesting requesting,
            Answering answering,
            Looking looking,
            Checking checking,
            Approvals approvals,
            GuessBudget guesses,
            AuditTrail trail,
            VoiceUsers voiceUsers,
            Duration retention,
            Set<String> methods,
            int codeLength,
            Clock clock,
            Wake wake) {
        this.storage = storage;
        this.actions = actions;
        this.endings = endings;
        this.requesting = requesting;
        this.answering = answering;
        this.looking = looking;
        this.checking = checking;
        this.approvals = approvals;
        this.guesses = guesses;
        this.trail = trail;
        this.voiceUsers = voiceUsers;
        this.retention = retention;
        this.methods = Set.copyOf(methods);
        this.codeLength = codeLength;
        this.clock = clock;
        this.wake = wake;
    }

    public static ConfirmationsBuilder builder() {
        return new ConfirmationsBuilder();
    }

    /**
     * Opens a challenge for a transaction by the cheapest acceptable method, and puts its message into the outbox in the same
     * database transaction; a provider begins just before. Where the same thing (type and reference) waits already, this is
     * another message for it, with a new code and the tries that are left. Where no place is free, the oldest challenge ends:
     * {@link ConfirmedAction#abandoned} is called for its transaction, and it is named in the result.
     *
     * @throws IllegalArgumentException where no action is for the transaction's type
     */
    public Requested request(Transaction transaction, Asking asking) throws InterruptedException {
        return noted(requesting.request(transaction, asking), asking.inquiry());
    }

    /**
     * Sends once more for a transaction that waits, by another way where {@link Asking#wish} says so: a new code, the older
     * one is void.
     *
     * @param reference the {@link Transaction#reference} of the one that is meant; the newest without
     * @param permission what the account that asks is allowed now
     */
    public Requested again(UserKey user, String skill, Optional<String> reference, Asking asking, Permission permission)
            throws InterruptedException {
        return noted(requesting.again(user, skill, reference, asking, permission), asking.inquiry());
    }

    private Requested noted(Requested requested, Inquiry inquiry) {
        if (requested instanceof Requested.Sent sent) {
            inquiry.passed(
                    Question.CONFIRMATION,
                    sent.again() ? "message promised again" : "challenge opened, message promised",
                    sent.transaction().type() + ", digest "
                            + sent.transaction().digest().substring(0, 12) + ", by " + sent.method() + ", good for "
                            + sent.life().toSeconds() + " s");
            wake.up();
        } else if (requested instanceof Requested.Refused refused) {
            inquiry.refused("challenge opened", refused.reason(), "");
        } else if (requested instanceof Requested.Done) {
            inquiry.passed(Question.CONFIRMATION, "covered by a fresh confirmation", "carried out");
            wake.up();
        }
        return requested;
    }

    /**
     * Answers the open challenges of this user and skill with what was heard.
     *
     * <p>The try is counted and committed first, for each challenge that it may be for and once for the account; then the
     * code is compared; then one transaction moves the challenge to confirmed, calls {@link ConfirmedAction#effect} and
     * writes down what a {@link RemoteAction} owes. The
     * right code again, within its life, gives the stored outcome. What cannot be read as a code costs no try. The last wrong
     * try gives {@code LOCKED}. An end that comes of time is written down when it is noticed here, in {@link #withdraw} or in
     * {@link #expireOverdue}.
     *
     * @param permission what the account that answers is allowed now; asked for the {@link ConfirmedAction#requirement} of
     *     what the challenge is about, before anything is compared
     */
    public Answer answer(UserKey user, String skill, Spoken spoken, Permission permission, Inquiry inquiry)
            throws InterruptedException {
        Answer answer = answering.answer(user, skill, spoken, permission, inquiry);
        wake.up();
        return answer;
    }

    /**
     * Looks what became of a challenge that is answered elsewhere, on the approval page or at a provider, and confirms it
     * where a provider says yes. Waits for that a while.
     *
     * @param patience how long to wait at most, within the inquiry's deadline
     */
    public Answer look(
            UserKey user, String skill, Spoken spoken, Duration patience, Permission permission, Inquiry inquiry)
            throws InterruptedException {
        Answer answer = looking.look(user, skill, spoken, patience, permission, inquiry);
        wake.up();
        return answer;
    }

    /**
     * Takes what a voice platform says about its own check ({@link PlatformPin}). It confirms exactly the challenge that it was
     * made for, and only where that waits still, its token comes back, the one who asked has answered, and the transaction is
     * the same. After a wrong PIN the challenge is over; what proves nothing for another reason leaves it as it is, and where
     * {@link PlatformPin#notMade} says so, {@link #instead} is next.
     *
     * @param permission what the account that answers is allowed now
     */
    public Answer checked(UserKey user, String skill, PlatformProof proof, Permission permission, Inquiry inquiry) {
        Answer answer = checking.checked(user, skill, proof, permission, inquiry);
        wake.up();
        return answer;
    }

    /**
     * Asks in another way for what waits for a check that the platform does not make. Where the policy accepts no other that
     * the account has, the challenge is over, and the reason is the platform's.
     */
    public Requested instead(UserKey user, String skill, PlatformProof proof, Asking asking, Permission permission)
            throws InterruptedException {
        return noted(checking.instead(user, skill, proof, asking, permission), asking.inquiry());
    }

    /** What the approval page works with. */
    public Approvals approvals() {
        return approvals;
    }

    /**
     * Notes that the account's owner signed in, which gives them back the wrong codes since the last time. The business calls
     * it with proof only: the {@code auth_time} of a verified token, or a sign-in on its own pages.
     */
    public void signedIn(UserKey user, Instant at) {
        Instant signedInAt = at.truncatedTo(ChronoUnit.MILLIS);
        if (!signedInAt.isAfter(now()) && guesses.isNews(user, signedInAt)) {
            storage.unitOfWork().run(() -> {
                guesses.signedIn(user, signedInAt);
                return true;
            });
        }
    }

    /** Whether the newest message of the newest open challenge was given up, so that another way is worth offering. */
    public boolean deliveryFailed(UserKey user, String skill) {
        return newest(user, skill)
                .map(pending -> storage.outbox().ofChallenge(pending.terms().id()))
                .filter(entries -> entries.stream().anyMatch(entry -> entry.state() == OutboxEntry.State.UNDELIVERABLE))
                .isPresent();
    }

    /** The newest transaction that waits for this user's say-so, if its challenge is still open. */
    public Optional<Transaction> pending(UserKey user, String skill) {
        return newest(user, skill).map(pending -> pending.terms().transaction());
    }

    /** All transactions that wait for this user's say-so, oldest first. */
    public List<Transaction> allPending(UserKey user, String skill) {
        Instant now = now();
        return storage.challenges().pending(user, skill).values().stream()
                .filter(pending -> pending.openAt(now))
                .sorted(Comparator.comparing(pending -> pending.terms().createdAt()))
                .map(pending -> pending.terms().transaction())
                .toList();
    }

    private Optional<Challenge.Pending> newest(UserKey user, String skill) {
        Instant now = now();
        return storage.challenges().pending(user, skill).values().stream()
                .filter(pending -> pending.openAt(now))
                .max(Comparator.comparing(pending -> pending.terms().createdAt()));
    }

    /** Withdraws the newest open challenge; empty where none was open. */
    public Optional<Transaction> withdraw(UserKey user, String skill, Inquiry inquiry) {
        Instant now = now();
        Optional<Transaction> withdrawn = storage.unitOfWork()
                .run(() -> storage.challenges().pending(user, skill).values().stream()
                        .map(Challenge.Pending::terms)
                        .sorted(Comparator.comparing(Challenge.Terms::createdAt).reversed())
                        .filter(terms -> withdrawn(terms, now))
                        .findFirst()
                        .map(Challenge.Terms::transaction));
        inquiry.passed(
                Question.CONFIRMATION,
                "challenge withdrawn",
                withdrawn.map(Transaction::type).orElse("none was open"));
        return withdrawn;
    }

    /** An overdue challenge is written down as expired instead, and was not withdrawn. */
    private boolean withdrawn(Challenge.Terms terms, Instant now) {
        if (terms.expiredAt(now)) {
            endings.expire(terms, now);
            return false;
        }
        return endings.withdraw(terms);
    }

    /**
     * Tells the business side, in a database transaction of its own, that a transaction is given up for which no challenge
     * was opened.
     */
    public void abandon(Transaction transaction) {
        ConfirmedAction action = actions.of(transaction.type());
        storage.unitOfWork().run(() -> {
            action.abandoned(transaction);
            return true;
        });
    }

    /**
     * Writes down the end of challenges whose life is over, and tells their actions. Nothing depends on when it runs: an
     * overdue challenge cannot be confirmed. It lets the business see soon that an order was given up. Also forgets what the
     * ledger of wrong codes and messages needs no more, and challenges that ended longer ago than
     * {@link ConfirmationsBuilder#retention}.
     *
     * @return how many ended
     */
    public int expireOverdue() {
        Instant now = now();
        storage.unitOfWork().run(() -> storage.ledger().prune(now.minus(LEDGER_MEMORY)));
        storage.unitOfWork().run(() -> storage.challenges().prune(now.minus(retention)));
        int ended = 0;
        List<Challenge.Pending> overdue;
        do {
            overdue = storage.challenges().overdue(now, SWEEP);
            int before = ended;
            for (Challenge.Pending pending : overdue) {
                ended += storage.unitOfWork().run(() -> endings.expire(pending.terms(), now)) ? 1 : 0;
            }
            if (ended == before) {
                return ended;
            }
        } while (overdue.size() == SWEEP);
        return ended;
    }

    /**
     * Forgets an account: what waits is withdrawn, its challenges are deleted, and nobody can tell any more whose its lines in
     * the audit trail were. A challenge whose remote effect is owed stays until its retention ends. What is counted of wrong
     * codes stays as well, under a keyed hash, for a year: an account that comes back finds it.
     */
    public void forget(UserKey user) {
        storage.unitOfWork().run(() -> {
            storage.challenges().pendingAnywhere(user).forEach(pending -> endings.withdraw(pending.terms()));
            storage.challenges().forget(user);
            trail.forget(user);
            return true;
        });
    }

    /**
     * Withdraws what waits and was asked for through this household, of whatever account. MUST be called inside a unit of
     * work.
     *
     * @return how many were withdrawn
     */
    public int withdrawAskedBy(VoiceUser user) {
        return (int) storage.challenges().pendingOfAsker(voiceUsers.household(user)).stream()
                .filter(pending -> endings.withdraw(pending.terms()))
                .count();
    }

    /** The names of the methods that there are. */
    public Set<String> methods() {
        return methods;
    }

    /** The number of digits of a code. */
    public int codeLength() {
        return codeLength;
    }

    /**
     * The business side of a type of transaction.
     *
     * @throws IllegalArgumentException where there is none
     */
    public ConfirmedAction action(String type) {
        return actions.of(type);
    }

    /** What the actions demand of those who confirm, so that whoever plugs this in can see whether it is able to check it. */
    public List<Requirement> requirements() {
        return actions.requirements();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
