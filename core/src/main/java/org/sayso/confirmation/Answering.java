package org.sayso.confirmation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.audit.AuditKind;
import org.sayso.policy.Permission;
import org.sayso.token.UserKey;

/**
 * Answers challenges with a spoken code: the try is counted and committed, then the code is compared, then one conditional
 * step confirms a challenge together with its effect.
 */
final class Answering {

    private final ChallengeStore challenges;
    private final UnitOfWork unitOfWork;
    private final Endings endings;
    private final Carrying carrying;
    private final Ended ended;
    private final GuessBudget guesses;
    private final CodesOff codesOff;
    private final Proofs proofs;
    private final Opening opening;
    private final Subjects subjects;
    private final Journal journal;

    Answering(
            Storage storage,
            Endings endings,
            Carrying carrying,
            Ended ended,
            GuessBudget guesses,
            CodesOff codesOff,
            Proofs proofs,
            Opening opening,
            Subjects subjects,
            Journal journal) {
        this.challenges = storage.challenges();
        this.unitOfWork = storage.unitOfWork();
        this.endings = endings;
        this.carrying = carrying;
        this.ended = ended;
        this.guesses = guesses;
        this.codesOff = codesOff;
        this.proofs = proofs;
        this.opening = opening;
        this.subjects = subjects;
        this.journal = journal;
    }

    Answer answer(UserKey user, String skill, Spoken spoken, Permission permission, Inquiry inquiry)
            throws InterruptedException {
        Instant now = ended.now();
        List<Challenge.Pending> pending = challenges.pending(user, skill).values().stream()
                .filter(each -> spoken.means(each.terms().transaction())
                        && !each.terms().expiredAt(now))
                .toList();
        if (pending.isEmpty()) {
            return ended.latest(user, skill, spoken, permission, inquiry);
        }
        for (Challenge.Pending each : pending) {
            Optional<Answer> barred = ended.barred(each, permission, inquiry);
            if (barred.isPresent()) {
                return barred.get();
            }
        }
        Optional<Answer> repeated = ended.repeated(user, skill, spoken, permission, inquiry);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        List<Challenge.Pending> spokenTo =
                pending.stream().filter(proofs::isSpoken).toList();
        if (spokenTo.isEmpty()) {
            boolean pin = pending.stream().allMatch(each -> proofs.isPin(each.terms()));
            return pin
                    ? Ended.refused(inquiry, "a code is awaited", ConfirmationRefusal.PIN_AWAITED, "by the platform", 0)
                    : Ended.refused(inquiry, "a code is awaited", ConfirmationRefusal.OTHER_METHOD, "on the phone", 0);
        }
        Ended.passed(
                inquiry, "transaction pending", Ended.described(spokenTo.get(0).terms()));
        Map<Challenge.Pending, String> codes = new LinkedHashMap<>();
        for (Challenge.Pending each : spokenTo) {
            SpokenCode.read(spoken.heard(), proofs.codeLength(each), spoken.locale())
                    .ifPresent(code -> codes.put(each, code));
        }
        if (codes.isEmpty()) {
            int length = proofs.codeLength(spokenTo.get(0));
            String detail = "no code of " + length + " digits in what was heard; no try counted";
            journal.noteAlone(AuditKind.UNREADABLE, spokenTo.get(0).terms(), ConfirmationRefusal.CODE_UNREADABLE);
            return Ended.refused(
                    inquiry,
                    "code heard",
                    ConfirmationRefusal.CODE_UNREADABLE,
                    detail,
                    spokenTo.get(0).triesLeft());
        }
        Ended.passed(inquiry, "code heard", codes.values().iterator().next().length() + " digits");
        return new Try(user, spoken, codes, inquiry).run(now);
    }

    /** One spoken code on its way through the challenges that it may be for. */
    private final class Try {

        private final UserKey user;
        private final Spoken spoken;
        private final Map<Challenge.Pending, String> codes;
        private final Inquiry inquiry;
        private final String charge = opening.randomId();
        private final Map<Challenge.Terms, Integer> triesLeft = new LinkedHashMap<>();

        Try(UserKey user, Spoken spoken, Map<Challenge.Pending, String> codes, Inquiry inquiry) {
            this.user = user;
            this.spoken = spoken;
            this.codes = codes;
            this.inquiry = inquiry;
        }

        Answer run(Instant now) throws InterruptedException {
            if (codes.keySet().stream().noneMatch(each -> proofs.hasOurKey(each.terms()))) {
                unitOfWork.run(() -> {
                    codes.keySet().forEach(each -> endings.withdraw(each.terms()));
                    return true;
                });
                String detail = "the server key was changed since the code was sent";
                return Ended.refused(inquiry, "server key", ConfirmationRefusal.WITHDRAWN, detail, 0);
            }
            // First transaction: committed before anything is compared, so that no try is free.
            Optional<GuessBudget.Charge> charged = unitOfWork.run(() -> count(now));
            if (charged.isEmpty()) {
                return ended.told(ended.settled(uncounted(), spoken, outOfTries()), spoken, inquiry);
            }
            if (charged.get() instanceof GuessBudget.Charge.Over over) {
                return over(over);
            }
            Ended.passed(inquiry, "try counted before comparing", most() + " left");
            return compared((GuessBudget.Charge.Made) charged.get());
        }

        /** Empty where no challenge had a try left: then nothing is charged either. */
        private Optional<GuessBudget.Charge> count(Instant now) {
            triesLeft.clear();
            guesses.introduce(user, true);
            for (Challenge.Pending each : codes.keySet()) {
                OptionalInt left = challenges.countTry(each.terms().id(), now);
                if (left.isPresent()) {
                    triesLeft.put(each.terms(), left.getAsInt());
                }
            }
            if (triesLeft.isEmpty()) {
                return Optional.empty();
            }
            GuessBudget.Charge charged = guesses.charge(user, charge, now);
            if (charged instanceof GuessBudget.Charge.Over) {
                triesLeft.keySet().forEach(terms -> challenges.giveTryBack(terms.id()));
                triesLeft.clear();
            }
            return Optional.of(charged);
        }

        private Answer over(GuessBudget.Charge.Over over) {
            if (over.inFlight()) {
                Challenge settled = ended.settled(uncounted(), spoken, any -> true);
                if (!(settled instanceof Challenge.Pending)) {
                    return ended.told(settled, spoken, inquiry);
                }
            }
            journal.noteAlone(
                    AuditKind.REFUSED, codes.keySet().iterator().next().terms(), over.reason());
            return Ended.refused(inquiry, "budget of wrong codes", over.reason(), "codes are off", 0);
        }

        private Answer compared(GuessBudget.Charge.Made charged) throws InterruptedException {
            List<Challenge.Terms> unchecked = new ArrayList<>();
            for (Map.Entry<Challenge.Pending, String> each : codes.entrySet()) {
                Challenge.Terms terms = each.getKey().terms();
                if (triesLeft.containsKey(terms)) {
                    Verdict verdict = proofs.compare(terms, each.getValue(), inquiry);
                    if (verdict == Verdict.RIGHT) {
                        Ended.passed(inquiry, "code belongs to the challenge", "keyed hash is equal");
                        return matched(terms);
                    }
                    if (verdict == Verdict.UNAVAILABLE) {
                        unchecked.add(terms);
                    }
                }
            }
            List<Challenge.Terms> uncounted = uncounted();
            if (!uncounted.isEmpty()
                    && ended.settled(uncounted, spoken, outOfTries()) instanceof Challenge.Confirmed confirmed
                    && ended.repeats(confirmed, spoken)) {
                return belongsTo(confirmed);
            }
            int left = most();
            // What was compared stays counted, whatever another challenge's provider does.
            boolean nothingCompared = unchecked.size() == triesLeft.size();
            if (!unchecked.isEmpty()) {
                unitOfWork.run(() -> {
                    if (nothingCompared) {
                        guesses.takeBack(user, charge);
                    }
                    unchecked.forEach(terms -> challenges.giveTryBack(terms.id()));
                    return true;
                });
                unchecked.forEach(triesLeft::remove);
            }
            if (nothingCompared) {
                String detail = "the provider did not check the code; no try counted";
                return Ended.refused(
                        inquiry, "code checked", ConfirmationRefusal.PROVIDER_UNAVAILABLE, detail, left + 1);
            }
            return wrong(charged);
        }

        /** Those whose last tries are in other hands. */
        private List<Challenge.Terms> uncounted() {
            return codes.keySet().stream()
                    .map(Challenge.Pending::terms)
                    .filter(terms -> !triesLeft.containsKey(terms))
                    .toList();
        }

        private static Predicate<Challenge.Pending> outOfTries() {
            return pending -> pending.triesLeft() == 0;
        }

        /** Somebody else's answer of the same code has confirmed what it is for: it was no wrong code for the others. */
        private Answer belongsTo(Challenge.Confirmed confirmed) {
            unitOfWork.run(() -> {
                guesses.takeBack(user, charge);
                triesLeft.keySet().forEach(terms -> challenges.giveTryBack(terms.id()));
                return true;
            });
            return ended.already(confirmed, inquiry);
        }

        private Answer wrong(GuessBudget.Charge.Made charged) {
            String name = "code belongs to the challenge";
            boolean locked = unitOfWork.run(() -> {
                boolean any = false;
                triesLeft.keySet().forEach(terms -> journal.note(AuditKind.WRONG_CODE, terms));
                for (Map.Entry<Challenge.Terms, Integer> each : triesLeft.entrySet()) {
                    any |= each.getValue() == 0 && endings.lock(each.getKey());
                }
                charged.lastOf()
                        .ifPresent(reason ->
                                codesOff.tell(triesLeft.keySet().iterator().next(), reason));
                return any;
            });
            if (charged.lastOf().isPresent()) {
                inquiry.refused(name, ConfirmationRefusal.WRONG_CODE, "keyed hash differs");
                return Ended.refused(
                        inquiry, "budget of wrong codes", charged.lastOf().get(), "that was the last one", most());
            }
            if (most() > 0) {
                return Ended.refused(
                        inquiry,
                        name,
                        ConfirmationRefusal.WRONG_CODE,
                        "keyed hash differs",
                        Math.min(most(), charged.left()));
            }
            inquiry.refused(name, ConfirmationRefusal.WRONG_CODE, "keyed hash differs");
            if (locked) {
                return Ended.refused(inquiry, "tries left", ConfirmationRefusal.LOCKED, "that was the last try", 0);
            }
            return ended.told(ended.reread(triesLeft.keySet().iterator().next().id()), spoken, inquiry);
        }

        private Answer matched(Challenge.Terms terms) {
            Optional<Answer> result = unitOfWork.run(() -> {
                guesses.refund(user, charge);
                Optional<Answer> done = carrying.confirm(terms, subjects.session(spoken.session()));
                triesLeft.keySet().stream()
                        .filter(other -> !other.id().equals(terms.id()))
                        .forEach(other -> challenges.giveTryBack(other.id()));
                return done;
            });
            return result.isPresent()
                    ? ended.note(result.get(), terms, inquiry)
                    : ended.afterLostRace(terms, spoken, inquiry);
        }

        private int most() {
            return triesLeft.values().stream().max(Integer::compare).orElse(0);
        }
    }
}
