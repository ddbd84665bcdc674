package org.sayso.confirmation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/**
 * The confirmation engine: opens challenges, counts tries, and moves a transaction to confirmed exactly once.
 *
 * <p>At most one challenge of a user and skill is open. Its code is good for one transaction, for minutes and for a few
 * tries; only a keyed hash of it is kept. Methods commit on their own and must not be called inside a database transaction.
 * Thread-safe.
 */
public final class Confirmations {

    private static final System.Logger LOG = System.getLogger(Confirmations.class.getName());
    private static final int SWEEP = 100;

    private final Storage storage;
    private final Map<String, ConfirmedAction> actions;
    private final Endings endings;
    private final Requesting requesting;
    private final Answering answering;
    private final int codeLength;
    private final Clock clock;
    private final Runnable afterCommit;

    Confirmations(
            Storage storage,
            Map<String, ConfirmedAction> actions,
            Endings endings,
            Requesting requesting,
            Answering answering,
            int codeLength,
            Clock clock,
            Runnable afterCommit) {
        this.storage = storage;
        this.actions = actions;
        this.endings = endings;
        this.requesting = requesting;
        this.answering = answering;
        this.codeLength = codeLength;
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    public static ConfirmationsBuilder builder() {
        return new ConfirmationsBuilder();
    }

    /**
     * Opens a challenge for a transaction and puts its message into the outbox, in one database transaction. A challenge of
     * the same user and skill that is open ends; where it was about another thing than this one (another type or reference),
     * {@link ConfirmedAction#abandoned} is called for its transaction, and it is named in the result.
     *
     * @throws IllegalArgumentException where no action is for the transaction's type
     */
    public Requested request(Transaction transaction, Destination destination, Locale locale, Inquiry inquiry) {
        String summary = action(transaction.type()).summary(transaction, locale);
        Requested.Sent sent = requesting.request(transaction, summary, destination, locale);
        inquiry.passed(
                Question.CONFIRMATION,
                "challenge opened, message promised",
                transaction.type() + ", digest " + transaction.digest().substring(0, 12) + ", by " + destination
                        + ", good for " + sent.life().toSeconds() + " s");
        wake();
        return sent;
    }

    /**
     * Answers the open challenge of this user and skill with what was heard.
     *
     * <p>The try is counted and committed first; then the code is compared; then one transaction moves the challenge to
     * confirmed, calls {@link ConfirmedAction#effect} and writes down what {@link RemoteAction} owes. The right code again, within its life, gives the stored outcome.
     * What cannot be read as a code costs no try. The last wrong try gives {@code LOCKED}. An end that comes of time is
     * written down when it is noticed here, in {@link #withdraw} or in {@link #expireOverdue}.
     *
     * @param permission what the account that answers is allowed now; asked for the {@link ConfirmedAction#requirement} of
     *     what the challenge is about, before anything is compared
     */
    public Answer answer(
            UserKey user, String skill, String heard, Locale locale, Permission permission, Inquiry inquiry) {
        Answer answer = answering.answer(user, skill, heard, locale, permission, inquiry);
        if (answer instanceof Answer.Confirmed confirmed
                && !confirmed.already()
                && action(confirmed.transaction().type()) instanceof RemoteAction) {
            wake();
        }
        return answer;
    }

    /** The transaction that waits for this user's code, if its challenge is still open. */
    public Optional<Transaction> pending(UserKey user, String skill) {
        return storage.challenges()
                .latest(user, skill)
                .filter(challenge -> challenge instanceof Challenge.Pending pending && pending.openAt(now()))
                .map(challenge -> challenge.terms().transaction());
    }

    /** Withdraws the open challenge; empty where none was open. */
    public Optional<Transaction> withdraw(UserKey user, String skill, Inquiry inquiry) {
        Instant now = now();
        Optional<Transaction> withdrawn = storage.unitOfWork()
                .run(() -> storage.challenges()
                        .latest(user, skill)
                        .filter(Challenge.Pending.class::isInstance)
                        .map(Challenge::terms)
                        .filter(terms -> withdrawn(terms, now))
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
        ConfirmedAction action = action(transaction.type());
        storage.unitOfWork().run(() -> {
            action.abandoned(transaction);
            return true;
        });
    }

    /**
     * Writes down the end of challenges whose life is over, and tells their actions. Nothing depends on when it runs: an
     * overdue challenge cannot be confirmed. It lets the business see soon that an order was given up.
     *
     * @return how many ended
     */
    public int expireOverdue() {
        Instant now = now();
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
        ConfirmedAction action = actions.get(type);
        if (action == null) {
            throw new IllegalArgumentException("no ConfirmedAction is for transactions of type " + type);
        }
        return action;
    }

    /** What the actions demand of those who confirm, so that whoever plugs this in can see whether it is able to check it. */
    public List<Requirement> requirements() {
        return actions.values().stream().map(ConfirmedAction::requirement).toList();
    }

    private void wake() {
        try {
            afterCommit.run();
        } catch (RuntimeException e) {
            // What is owed is committed; whoever carries it out finds it by its due time.
            LOG.log(System.Logger.Level.WARNING, "The dispatchers could not be woken after a commit", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
