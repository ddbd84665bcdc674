package org.sayso.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.sayso.ConfirmationRefusal;
import org.sayso.Refusal;
import org.sayso.audit.AuditKind;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** Asks for confirmations: of a new transaction, or once more of one that waits. */
final class Requesting {

    /** The method of a challenge that an earlier confirmation covers. */
    static final String FRESH = "fresh-confirmation";

    /** Each lost race means that another request of the same user and skill went through. */
    private static final int ATTEMPTS = 20;

    private final Storage storage;
    private final Actions actions;
    private final Endings endings;
    private final Choosing choosing;
    private final Opening opening;
    private final SendBudget sends;
    private final Subjects subjects;
    private final Carrying carrying;
    private final Proofs proofs;
    private final Journal journal;
    private final CodeRules rules;
    private final int places;
    private final Clock clock;

    Requesting(
            Storage storage,
            Actions actions,
            Endings endings,
            Choosing choosing,
            Opening opening,
            SendBudget sends,
            Subjects subjects,
            Carrying carrying,
            Proofs proofs,
            Journal journal,
            CodeRules rules,
            int places,
            Clock clock) {
        this.storage = storage;
        this.actions = actions;
        this.endings = endings;
        this.choosing = choosing;
        this.opening = opening;
        this.sends = sends;
        this.subjects = subjects;
        this.carrying = carrying;
        this.proofs = proofs;
        this.journal = journal;
        this.rules = rules;
        this.places = places;
        this.clock = clock;
    }

    Requested request(Transaction transaction, Asking asking) throws InterruptedException {
        ConfirmedAction action = actions.of(transaction.type());
        List<Acceptable> accepted = choosing.rules(transaction, action.payeeIsNew(transaction));
        Optional<Requested> covered = covered(transaction, accepted, asking);
        return noted(transaction, covered.isPresent() ? covered.get() : open(transaction, accepted, asking, false));
    }

    /** Sends once more, perhaps by another way, where the transaction waits and its limits allow that. */
    Requested again(UserKey user, String skill, Optional<String> reference, Asking asking, Permission permission)
            throws InterruptedException {
        Instant now = now();
        Optional<Transaction> waiting = storage.challenges().pending(user, skill).values().stream()
                .filter(pending -> pending.openAt(now))
                .filter(pending -> reference
                        .map(pending.terms().transaction().reference()::equals)
                        .orElse(true))
                .max(Comparator.comparing(pending -> pending.terms().createdAt()))
                .map(pending -> pending.terms().transaction());
        if (waiting.isEmpty()) {
            return new Requested.Refused(ConfirmationRefusal.NOTHING_PENDING);
        }
        ConfirmedAction action = actions.of(waiting.get().type());
        Optional<Refusal> lacking = permission.lacks(action.requirement(), asking.inquiry());
        if (lacking.isPresent()) {
            return new Requested.NotPermitted(lacking.get(), action.requirement());
        }
        List<Acceptable> accepted = choosing.rules(waiting.get(), action.payeeIsNew(waiting.get()));
        return noted(waiting.get(), open(waiting.get(), accepted, asking, true));
    }

    /** Asks by another method for what waits for a check that the platform does not make; where there is none, it is over. */
    Requested instead(Challenge.Terms waiting, ConfirmationRefusal because, Asking asking, Permission permission)
            throws InterruptedException {
        Transaction transaction = waiting.transaction();
        ConfirmedAction action = actions.of(transaction.type());
        Optional<Refusal> lacking = permission.lacks(action.requirement(), asking.inquiry());
        if (lacking.isPresent()) {
            return new Requested.NotPermitted(lacking.get(), action.requirement());
        }
        boolean mine = storage.unitOfWork().run(() -> {
            choosing.guesses().introduce(transaction.user(), true);
            if (!endings.replace(waiting, transaction, now())) {
                return false;
            }
            choosing.guesses().takeBack(transaction.user(), waiting.id());
            return true;
        });
        if (!mine) {
            return new Requested.Refused(ConfirmationRefusal.NOTHING_PENDING);
        }
        List<Acceptable> accepted = choosing.rules(transaction, action.payeeIsNew(transaction));
        Asking otherwise = asking.without(PlatformPin.NAME, because);
        Requested requested = noted(transaction, open(transaction, accepted, otherwise, false, Optional.of(waiting)));
        if (requested instanceof Requested.Refused) {
            storage.unitOfWork().run(() -> {
                action.abandoned(transaction);
                return true;
            });
        }
        return requested;
    }

    private Requested noted(Transaction transaction, Requested requested) {
        if (requested instanceof Requested.Refused refused) {
            journal.noteRefused(transaction, refused.reason());
        }
        return requested;
    }

    private Requested open(Transaction transaction, List<Acceptable> accepted, Asking asking, boolean againOnly)
            throws InterruptedException {
        return open(transaction, accepted, asking, againOnly, Optional.empty());
    }

    /** @param before the challenge whose place a new one takes, where it has ended already */
    private Requested open(
            Transaction transaction,
            List<Acceptable> accepted,
            Asking asking,
            boolean againOnly,
            Optional<Challenge.Terms> before)
            throws InterruptedException {
        String summary = actions.of(transaction.type()).summary(transaction, asking.locale());
        for (int attempt = 1; ; attempt++) {
            Instant now = now();
            SortedMap<Integer, Challenge.Pending> pending =
                    storage.challenges().pending(transaction.user(), transaction.skill());
            Optional<Challenge.Pending> older = pending.values().stream()
                    .filter(each -> Endings.sameThing(each.terms().transaction(), transaction))
                    .filter(each -> each.openAt(now))
                    .findFirst();
            if (older.isEmpty() && againOnly) {
                return new Requested.Refused(ConfirmationRefusal.NOTHING_PENDING);
            }
            Optional<Requested> tooMany = older.flatMap(each -> tooMany(each.terms(), now));
            if (tooMany.isPresent()) {
                return tooMany.get();
            }
            Choice choice = choosing.choose(transaction, accepted, asking, now);
            if (choice instanceof Choice.None none) {
                return new Requested.Refused(
                        none.reason(),
                        none.reason() == ConfirmationRefusal.DESTINATION_BUSY ? Duration.ofHours(1) : Duration.ZERO);
            }
            String count = opening.randomId();
            if (choice instanceof Choice.Provider provider
                    && !countedWithProvider(transaction.user(), provider.method(), count, now)) {
                return new Requested.Refused(ConfirmationRefusal.DESTINATION_BUSY, Duration.ofHours(1));
            }
            Opening.Draft draft = opening.draft(
                    transaction,
                    summary,
                    choice,
                    asking,
                    pending,
                    older.map(Challenge.Pending::terms).or(() -> before),
                    now);
            if (draft instanceof Opening.Draft.NotBegun notBegun) {
                storage.unitOfWork().run(() -> {
                    storage.ledger().remove(count);
                    return true;
                });
                return new Requested.Refused(notBegun.reason(), notBegun.pause());
            }
            try {
                return write((Opening.Draft.Ready) draft, older);
            } catch (PendingChallengeExists e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                if (choice instanceof Choice.Provider) {
                    // It has sent something already; another request of the same account was faster.
                    return new Requested.Refused(ConfirmationRefusal.RESEND_TOO_SOON);
                }
            }
        }
    }

    /** Why nothing is sent once more now. */
    private Optional<Requested> tooMany(Challenge.Terms older, Instant now) {
        if (proofs.isPin(older)) {
            return Optional.empty();
        }
        int number = older.sending().number();
        if (number >= sends.limits().perChallenge()) {
            return Optional.of(new Requested.Refused(ConfirmationRefusal.SENDS_USED_UP));
        }
        Instant next = older.createdAt().plus(sends.limits().pauseAfter(number));
        boolean failed = storage.outbox().ofChallenge(older.id()).stream()
                .anyMatch(entry -> entry.state() == OutboxEntry.State.UNDELIVERABLE);
        return failed || !now.isBefore(next)
                ? Optional.empty()
                : Optional.of(new Requested.Refused(ConfirmationRefusal.RESEND_TOO_SOON, Duration.between(now, next)));
    }

    private Requested write(Opening.Draft.Ready draft, Optional<Challenge.Pending> older) {
        return storage.unitOfWork().run(() -> {
            Challenge.Terms terms = draft.terms();
            if (!draft.counted()
                    .map(to -> sends.count(to, draft.entry().orElseThrow().id(), terms.createdAt()))
                    .orElse(true)) {
                return new Requested.Refused(ConfirmationRefusal.DESTINATION_BUSY, Duration.ofHours(1));
            }
            choosing.guesses().introduce(terms.transaction().user(), draft.ofProvider());
            if (draft.where() instanceof Where.Conversation
                    && choosing.guesses().charge(terms.transaction().user(), terms.id(), terms.createdAt())
                            instanceof GuessBudget.Charge.Over over) {
                return new Requested.Refused(over.reason());
            }
            int tries = older.map(each -> takeOver(each.terms(), terms)).orElse(rules.tries());
            Optional<Transaction> dropped = draft.ofProvider() ? dropOthersOfProviders(terms) : Optional.empty();
            Room room = room(terms);
            storage.challenges().add(new Challenge.Pending(terms, tries), room.place());
            draft.entry().ifPresent(storage.outbox()::add);
            journal.note(older.isPresent() ? AuditKind.SENT_AGAIN : AuditKind.REQUESTED, terms);
            return new Requested.Sent(
                    terms.id(),
                    terms.transaction(),
                    terms.proof().method(),
                    draft.where(),
                    draft.codeLength(),
                    rules.life(),
                    room.dropped().or(() -> dropped),
                    older.filter(each -> !proofs.isPin(each.terms())).isPresent());
        });
    }

    /** A provider sends the message itself: what it sends to an account is counted before it begins, for each method. */
    private boolean countedWithProvider(UserKey user, ProviderMethod method, String id, Instant now) {
        return !method.sends() || storage.unitOfWork().run(() -> sends.countWithProvider(user, method.name(), id, now));
    }

    /**
     * Ends the challenges of the account, in all skills, that a provider's code might answer as well: the provider knows only
     * its newest code, and not what it is for.
     */
    private Optional<Transaction> dropOthersOfProviders(Challenge.Terms newer) {
        Optional<Transaction> dropped = Optional.empty();
        for (Challenge.Pending each :
                storage.challenges().pendingAnywhere(newer.transaction().user())) {
            if (proofs.isOfProvider(each)) {
                if (each.terms().createdAt().isAfter(newer.createdAt())
                        || !endings.replace(each.terms(), newer.transaction(), newer.createdAt())) {
                    throw new PendingChallengeExists();
                }
                if (each.openAt(newer.createdAt())) {
                    dropped = Optional.of(each.terms().transaction());
                }
            }
        }
        return dropped;
    }

    /** Ends the challenge that is followed by a newer one for the same thing; gives the tries that it had left. */
    private int takeOver(Challenge.Terms older, Challenge.Terms newer) {
        // An old order under a new description has another digest: its tries count on nevertheless.
        if (!storage.challenges().claim(older.id(), older.transaction().digest(), newer.createdAt())
                || !(storage.challenges().find(older.id()).orElse(null) instanceof Challenge.Pending pending)
                || pending.triesLeft() == 0
                || !endings.replace(older, newer.transaction(), newer.createdAt())) {
            throw new PendingChallengeExists();
        }
        return pending.triesLeft();
    }

    /** A free place, and the transaction that had to go for it, where one had to. */
    private record Room(int place, Optional<Transaction> dropped) {}

    private Room room(Challenge.Terms newer) {
        Transaction transaction = newer.transaction();
        SortedMap<Integer, Challenge.Pending> pending =
                storage.challenges().pending(transaction.user(), transaction.skill());
        // What ran out of time or tries only blocks its place.
        for (var each : pending.entrySet()) {
            Challenge.Pending other = each.getValue();
            if (other.openAt(newer.createdAt())) {
                if (Endings.sameThing(other.terms().transaction(), transaction)) {
                    // Another request for it was faster: this one is a message sent again, within its limits.
                    throw new PendingChallengeExists();
                }
            } else {
                if (!endings.replace(other.terms(), transaction, newer.createdAt())) {
                    throw new PendingChallengeExists();
                }
                return new Room(each.getKey(), Optional.empty());
            }
        }
        for (int place = 0; place < places; place++) {
            if (!pending.containsKey(place)) {
                return new Room(place, Optional.empty());
            }
        }
        var oldest = pending.entrySet().stream()
                .min(Comparator.comparing(each -> each.getValue().terms().createdAt()))
                .orElseThrow();
        Challenge.Terms dropped = oldest.getValue().terms();
        if (!endings.replace(dropped, transaction, newer.createdAt())) {
            throw new PendingChallengeExists();
        }
        return new Room(oldest.getKey(), Optional.of(dropped.transaction()));
    }

    /** Carries a transaction out at once where a confirmation in the same session is fresh enough for all rules. */
    private Optional<Requested> covered(Transaction transaction, List<Acceptable> accepted, Asking asking) {
        Requirement requirement = actions.of(transaction.type()).requirement();
        if (asking.session().isEmpty()
                || accepted.stream().anyMatch(rule -> rule.fresh().isEmpty())
                || asking.permission()
                        .map(allowed ->
                                allowed.lacks(requirement, asking.inquiry()).isPresent())
                        .orElse(true)) {
            return Optional.empty();
        }
        Instant now = now();
        Duration age = accepted.stream()
                .map(rule -> rule.fresh().orElseThrow())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return storage.challenges()
                .lastConfirmed(transaction.user(), transaction.skill())
                .filter(confirmed -> !confirmed.terms().proof().method().equals(FRESH))
                .filter(confirmed -> confirmed.session().equals(subjects.session(asking.session())))
                .filter(confirmed -> !confirmed.at().isAfter(now)
                        && !confirmed.at().plus(age).isBefore(now))
                .filter(confirmed -> noMore(transaction, confirmed.terms().transaction()))
                .filter(confirmed ->
                        choosing.accepts(accepted, confirmed.terms().proof().method()))
                .flatMap(confirmed -> carryOut(transaction, confirmed, asking, now));
    }

    /** Whether it is the same kind of thing, and costs no more. */
    private static boolean noMore(Transaction transaction, Transaction confirmed) {
        return transaction.type().equals(confirmed.type())
                && transaction
                        .amount()
                        .map(amount -> confirmed
                                .amount()
                                .filter(known -> !amount.exceeds(known))
                                .isPresent())
                        .orElse(true);
    }

    /** Empty where the fresh confirmation has served another transaction by now: it does so once. */
    private Optional<Requested> carryOut(Transaction transaction, Challenge.Confirmed by, Asking asking, Instant now) {
        Challenge.Terms terms = opening.covered(transaction, by.terms(), asking, now);
        Optional<Answer> answer = storage.unitOfWork().run(() -> {
            choosing.guesses().introduce(transaction.user(), true);
            if (!storage.challenges().useUp(by.terms().id(), by.session())) {
                return Optional.empty();
            }
            storage.challenges().pending(transaction.user(), transaction.skill()).values().stream()
                    .map(Challenge.Pending::terms)
                    .filter(other -> Endings.sameThing(other.transaction(), transaction))
                    .forEach(other -> endings.replace(other, transaction, now));
            // Beside the places of those that wait: none of them has to go for it.
            storage.challenges().add(new Challenge.Pending(terms, 1), places);
            return carrying.confirm(terms, "");
        });
        return answer.map(given -> given instanceof Answer.Confirmed confirmed
                ? new Requested.Done(confirmed)
                : new Requested.Refused(((Answer.Refused) given).reason()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
