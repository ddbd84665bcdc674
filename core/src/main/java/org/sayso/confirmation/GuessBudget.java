package org.sayso.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.token.UserKey;

/** Keeps the wrong codes of accounts within their limits: each try is charged before it is compared, and given back if right. */
final class GuessBudget {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /** A charge this young may belong to a try that is about to turn out right. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Subjects subjects;
    private final GuessLimits limits;

    GuessBudget(Ledger ledger, Subjects subjects, GuessLimits limits) {
        this.ledger = ledger;
        this.subjects = subjects;
        this.limits = limits;
    }

    /** What came of charging a try. */
    sealed interface Charge {

        /**
         * It is charged.
         *
         * @param lastOf the limit that it uses up, if it turns out wrong
         * @param left how many more the account may have after it, whatever its challenges allow
         */
        record Made(String id, Optional<ConfirmationRefusal> lastOf, int left) implements Charge {}

        /**
         * It is over a limit; nothing was charged.
         *
         * @param inFlight whether a try that was charged a moment ago may still turn out right
         */
        record Over(ConfirmationRefusal reason, boolean inFlight) implements Charge {}
    }

    /** Why no code of this account is looked at now; empty where one would be. */
    Optional<ConfirmationRefusal> barred(UserKey user, Instant now) {
        String subject = subjects.account(user);
        return ledger.read(subject).flatMap(standing -> over(standing, times(subject, now), now));
    }

    /** Charges a try to the account, where its limits allow one more. In a unit of work; before the challenge is touched. */
    Charge charge(UserKey user, String id, Instant now) {
        String subject = subjects.account(user);
        Ledger.Standing standing = ledger.lock(subject);
        List<Instant> times = times(subject, now);
        Optional<ConfirmationRefusal> over = over(standing, times, now);
        if (over.isPresent()) {
            boolean inFlight = !times.isEmpty()
                    && times.get(times.size() - 1).plus(IN_FLIGHT).isAfter(now);
            return new Charge.Over(over.get(), inFlight);
        }
        // A clock that was set back behind the sign-in must not hide it.
        Instant at =
                now.isAfter(standing.signedInAt()) ? now : standing.signedInAt().plusMillis(1);
        ledger.add(subject, id, at);
        // A row that was used up and whose pause is over begins anew.
        int inARow = (standing.inARow() >= limits.inARow() ? 0 : standing.inARow()) + 1;
        Ledger.Standing charged = new Ledger.Standing(
                inARow, inARow >= limits.inARow() ? now.plus(limits.pause()) : Instant.EPOCH, standing.signedInAt());
        ledger.write(subject, charged);
        List<Instant> all = with(times, at);
        return new Charge.Made(id, over(charged, all, now), left(charged, all, now));
    }

    /** Gives a charge back: the try was right, which also ends the row of wrong ones. In a unit of work. */
    void refund(UserKey user, String id) {
        String subject = subjects.account(user);
        Ledger.Standing standing = ledger.lock(subject);
        ledger.remove(id);
        ledger.write(subject, new Ledger.Standing(0, Instant.EPOCH, standing.signedInAt()));
    }

    /** Gives a charge back for which nothing could be compared. In a unit of work. */
    void takeBack(UserKey user, String id) {
        String subject = subjects.account(user);
        Ledger.Standing standing = ledger.lock(subject);
        ledger.remove(id);
        ledger.write(
                subject, new Ledger.Standing(Math.max(0, standing.inARow() - 1), Instant.EPOCH, standing.signedInAt()));
    }

    /** Notes when the owner signed in, where that is later than what is known. In a unit of work. */
    void signedIn(UserKey user, Instant at) {
        String subject = subjects.account(user);
        Ledger.Standing standing = ledger.lock(subject);
        if (at.isAfter(standing.signedInAt())) {
            ledger.write(subject, new Ledger.Standing(standing.inARow(), standing.offUntil(), at));
        }
    }

    /** Whether a sign-in at this time is news. */
    boolean isNews(UserKey user, Instant signedInAt) {
        return ledger.read(subjects.account(user))
                .map(standing -> signedInAt.isAfter(standing.signedInAt()))
                .orElse(true);
    }

    /**
     * Has the account in the ledger before its first answers come, perhaps several at once. In a unit of work.
     *
     * @param alone whether to keep others from the account until the unit of work ends
     */
    void introduce(UserKey user, boolean alone) {
        String subject = subjects.account(user);
        if (alone || ledger.read(subject).isEmpty()) {
            ledger.lock(subject);
        }
    }

    private Optional<ConfirmationRefusal> over(Ledger.Standing standing, List<Instant> times, Instant now) {
        if (times.size() >= limits.perYear()) {
            return Optional.of(ConfirmationRefusal.CODES_OFF);
        }
        if (since(times, standing.signedInAt()) >= limits.sinceSignIn()) {
            return Optional.of(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);
        }
        if (since(times, now.minus(DAY)) >= limits.perDay()) {
            return Optional.of(ConfirmationRefusal.CODES_OFF_TODAY);
        }
        return now.isBefore(standing.offUntil()) ? Optional.of(ConfirmationRefusal.CODES_PAUSED) : Optional.empty();
    }

    private int left(Ledger.Standing standing, List<Instant> times, Instant now) {
        long left = Math.min(
                Math.min(limits.inARow() - standing.inARow(), limits.perDay() - since(times, now.minus(DAY))),
                Math.min(limits.sinceSignIn() - since(times, standing.signedInAt()), limits.perYear() - times.size()));
        return (int) Math.max(0, left);
    }

    private List<Instant> times(String subject, Instant now) {
        return ledger.times(subject, now.minus(YEAR));
    }

    private static List<Instant> with(List<Instant> times, Instant at) {
        List<Instant> more = new ArrayList<>(times);
        more.add(at);
        return more;
    }

    /** A clock that was set back leaves entries in the future: they count. */
    private static long since(List<Instant> times, Instant since) {
        return times.stream().filter(at -> at.isAfter(since)).count();
    }
}
