package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.PendingChallengeExists;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;

/** What every storage must do: the contracts of ChallengeStore, Outbox and UnitOfWork. */
abstract class StorageContract {

    static final Instant T0 = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final Instant END = T0.plusSeconds(300);
    private static final Outcome OUTCOME = new Outcome(Map.of("number", "7", "text", "größer \"x\"\n"));

    private Storage storage;
    private ChallengeStore challenges;
    private Outbox outbox;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        challenges = storage.challenges();
        outbox = storage.outbox();
    }

    final <T> T in(Supplier<T> work) {
        return storage.unitOfWork().run(work);
    }

    final Challenge.Pending add(String id, UserKey user) {
        Transaction transaction = new Transaction(
                SKILL,
                "pizza-order",
                user,
                "order " + id,
                Map.of(
                        "amount",
                        "14.50",
                        "currency",
                        "USD",
                        "items",
                        List.of(Map.of("size", "groß", "vegan", true, "count", 2L))),
                "1");
        Challenge.Pending pending = new Challenge.Pending(terms(id, transaction), 3);
        in(() -> {
            challenges.add(pending, 0);
            return true;
        });
        return pending;
    }

    private static Challenge.Terms terms(String id, Transaction transaction) {
        return new Challenge.Terms(
                id,
                transaction,
                new Challenge.Proof("sms-code", "key", "hash " + id),
                new Challenge.Sending(id, 1, Locale.GERMANY, "", ""),
                T0,
                END);
    }

    private Challenge.Pending put(String id, UserKey user, String skill, int place) {
        Transaction transaction = new Transaction(skill, "pizza-order", user, "order " + id, Map.of(), "1");
        Challenge.Pending pending = new Challenge.Pending(terms(id, transaction), 3);
        in(() -> {
            challenges.add(pending, place);
            return true;
        });
        return pending;
    }

    @Test
    void places_holdOneChallengeEach_andAreFreeAgainOnceItEnds() {
        Challenge.Pending first = put("a", ANN, SKILL, 0);
        Challenge.Pending third = put("c", ANN, SKILL, 2);
        Challenge.Pending second = put("b", ANN, SKILL, 1);
        put("x", BEN, SKILL, 1);
        put("y", ANN, "other", 1);

        assertThat(challenges.pending(ANN, SKILL)).isEqualTo(new TreeMap<>(Map.of(0, first, 1, second, 2, third)));
        assertThatThrownBy(() -> put("d", ANN, SKILL, 1)).isInstanceOf(PendingChallengeExists.class);

        in(() -> challenges.deny("b"));
        Challenge.Pending next = put("d", ANN, SKILL, 1);
        assertThat(challenges.pending(ANN, SKILL)).isEqualTo(new TreeMap<>(Map.of(0, first, 1, next, 2, third)));
        assertThat(challenges.pending(ANN, "nobody's")).isEmpty();
    }

    @Test
    void pendingAnywhere_isOfAllSkillsOfThatUser() {
        Challenge.Pending here = put("a", ANN, SKILL, 0);
        Challenge.Pending there = put("b", ANN, "other", 0);
        put("c", ANN, "third", 0);
        put("d", BEN, SKILL, 0);
        put("e", new UserKey("https://other.example", ANN.key()), SKILL, 0);
        in(() -> challenges.withdraw("c"));

        assertThat(challenges.pendingAnywhere(ANN)).containsExactly(here, there);
        assertThat(challenges.pendingAnywhere(new UserKey("https://id.example", "nobody")))
                .isEmpty();
    }

    @Test
    void lastConfirmed_isTheOneConfirmedLast_ofThatUserAndSkill() {
        assertThat(challenges.lastConfirmed(ANN, SKILL)).isEmpty();
        Challenge.Pending first = put("a", ANN, SKILL, 0);
        Challenge.Pending second = put("b", ANN, SKILL, 1);
        Challenge.Pending elsewhere = put("c", ANN, "other", 0);
        in(() -> challenges.confirm("b", digest(second), T0.plusSeconds(1), OUTCOME, "session-b"));
        in(() -> challenges.confirm("a", digest(first), T0.plusSeconds(2), OUTCOME, ""));
        in(() -> challenges.confirm("c", digest(elsewhere), T0.plusSeconds(3), OUTCOME, ""));
        put("d", ANN, SKILL, 0);

        assertThat(challenges.lastConfirmed(ANN, SKILL))
                .contains(new Challenge.Confirmed(first.terms(), OUTCOME, T0.plusSeconds(2), ""));
        assertThat(challenges.find("b"))
                .contains(new Challenge.Confirmed(second.terms(), OUTCOME, T0.plusSeconds(1), "session-b"));
        assertThat(challenges.lastConfirmed(BEN, SKILL)).isEmpty();
    }

    @Test
    void denial_movesWhatIsPending_once() {
        Challenge.Pending pending = add("a", ANN);

        assertThat(in(() -> challenges.deny("unknown"))).isFalse();
        assertThat(in(() -> challenges.deny("a"))).isTrue();
        assertThat(in(() -> challenges.deny("a"))).isFalse();
        assertThat(challenges.find("a")).contains(new Challenge.Denied(pending.terms()));
        assertThat(challenges.pending(ANN, SKILL)).isEmpty();
    }

    @Test
    void tryGivenBack_canBeCountedAgain_whileThePendingOneWaits() {
        add("a", ANN);
        in(() -> useUp("a"));

        assertThat(in(() -> challenges.giveTryBack("a"))).isTrue();
        assertThat(in(() -> challenges.lock("a"))).as("a try is left").isFalse();
        assertThat(in(() -> challenges.countTry("a", T0))).isEqualTo(OptionalInt.of(0));
        in(() -> challenges.withdraw("a"));
        assertThat(in(() -> challenges.giveTryBack("a"))).isFalse();
        assertThat(in(() -> challenges.giveTryBack("unknown"))).isFalse();
    }

    @Test
    void triesCountedByManyAtOnce_areThree() throws Exception {
        add("a", ANN);

        List<OptionalInt> counted = Together.run(64, () -> in(() -> challenges.countTry("a", T0)));

        assertThat(counted)
                .filteredOn(OptionalInt::isPresent)
                .extracting(OptionalInt::getAsInt)
                .containsExactlyInAnyOrder(2, 1, 0);
    }

    @Test
    void movesByManyAtOnce_areMadeByOne() throws Exception {
        Challenge.Pending pending = add("a", ANN);
        List<Supplier<Boolean>> moves = List.of(
                () -> challenges.deny("a"),
                () -> challenges.withdraw("a"),
                () -> challenges.expire("a", END),
                () -> challenges.confirm("a", digest(pending), T0, OUTCOME, ""));
        AtomicInteger next = new AtomicInteger();

        List<Boolean> moved = Together.run(32, () -> in(moves.get(next.getAndIncrement() % moves.size())));

        assertThat(moved).filteredOn(each -> each).hasSize(1);
        assertThat(challenges.find("a").orElseThrow()).isNotInstanceOf(Challenge.Pending.class);
    }

    private boolean useUp(String id) {
        for (int i = 0; i < 3; i++) {
            assertThat(challenges.countTry(id, T0)).isPresent();
        }
        return true;
    }

    @Test
    void endedChallenge_isOutOfReach() {
        Challenge.Terms terms = terms("a", add("b", ANN).terms().transaction());
        Challenge.Sending sealed = new Challenge.Sending("a", 1, Locale.GERMANY, "sealed addresses", "");
        Challenge.Terms reachable = new Challenge.Terms(
                "a",
                new Transaction(SKILL, "pizza-order", BEN, "order a", Map.of(), "1"),
                terms.proof(),
                sealed,
                T0,
                END);
        in(() -> {
            challenges.add(new Challenge.Pending(reachable, 3), 0);
            return true;
        });
        assertThat(challenges.find("a").orElseThrow().terms().sending()).isEqualTo(sealed);

        in(() -> challenges.withdraw("a"));

        assertThat(challenges.find("a").orElseThrow().terms().sending().reach()).isEmpty();
    }

    @Test
    void prunedOrForgotten_areOnlyThoseThatEndedAndOweNothing() {
        add("pending", ANN);
        in(() -> challenges.withdraw("pending"));
        add("owed", ANN);
        in(() -> challenges.confirm("owed", digest(challenges.find("owed").orElseThrow()), T0, OUTCOME, ""));
        in(() -> {
            storage.effects().add("owed", T0);
            return true;
        });
        add("waits", ANN);
        add("bens", BEN);
        in(() -> challenges.deny("bens"));

        assertThat(in(() -> challenges.prune(END))).isZero();
        assertThat(in(() -> challenges.forget(ANN))).isEqualTo(1);
        assertThat(challenges.find("pending")).isEmpty();
        assertThat(in(() -> challenges.prune(END.plusMillis(1)))).isEqualTo(1);
        assertThat(challenges.find("bens")).isEmpty();
        assertThat(challenges.find("waits")).isPresent();
        assertThat(challenges.find("owed")).isPresent();
        in(() -> storage.effects().performed("owed"));
        assertThat(in(() -> challenges.prune(END.plusMillis(1)))).isEqualTo(1);
    }

    private boolean useUpAndLock(String id) {
        for (int i = 0; i < 3; i++) {
            assertThat(challenges.countTry(id, T0)).isPresent();
        }
        return challenges.lock(id);
    }

    private static String digest(Challenge challenge) {
        return challenge.terms().transaction().digest();
    }

    @Test
    void addedChallenge_isReadBackEqual() {
        Challenge.Pending pending = add("a", ANN);

        assertThat(challenges.find("a")).contains(pending);
        assertThat(challenges.latest(ANN, SKILL)).contains(pending);
        assertThat(challenges.find("b")).isEmpty();
        assertThat(challenges.latest(BEN, SKILL)).isEmpty();
        assertThat(challenges.latest(new UserKey("https://id.example", "User-Ann"), SKILL))
                .isEmpty();
        assertThat(challenges.latest(new UserKey("https://id.exampleuser", "-ann"), SKILL))
                .isEmpty();
    }

    @Test
    void secondPendingOfUserAndSkill_isRefused_andNothingOfItsUnitStays() {
        add("a", ANN);
        add("b", BEN);

        assertThatThrownBy(() -> in(() -> {
                    outbox.add(entry("m", "c", T0));
                    Challenge.Terms terms = challenges.find("a").orElseThrow().terms();
                    challenges.add(new Challenge.Pending(terms("c", terms.transaction()), 3), 0);
                    return true;
                }))
                .isInstanceOf(PendingChallengeExists.class);
        assertThat(challenges.find("c")).isEmpty();
        assertThat(outbox.find("m")).isEmpty();
    }

    @Test
    void latest_isTheOneAddedLast_whateverItsState() {
        add("z", ANN);
        in(() -> challenges.withdraw("z"));
        Challenge.Pending newer = add("a", ANN);
        assertThat(challenges.latest(ANN, SKILL)).contains(newer);

        in(() -> challenges.withdraw("a"));
        assertThat(challenges.latest(ANN, SKILL)).contains(new Challenge.Withdrawn(newer.terms()));
    }

    @Test
    void tries_areCountedDownToZeroWhilePendingAndInTime() {
        add("a", ANN);

        assertThat(in(() -> challenges.countTry("a", END))).isEmpty();
        assertThat(in(() -> challenges.countTry("a", END.minusMillis(1)))).isEqualTo(OptionalInt.of(2));
        assertThat(in(() -> challenges.countTry("a", T0))).isEqualTo(OptionalInt.of(1));
        assertThat(in(() -> challenges.lock("a"))).as("a try is left").isFalse();
        assertThat(in(() -> challenges.countTry("a", T0))).isEqualTo(OptionalInt.of(0));
        assertThat(in(() -> challenges.countTry("a", T0))).isEmpty();
        assertThat(in(() -> challenges.lock("a"))).isTrue();
        assertThat(in(() -> challenges.countTry("a", T0))).isEmpty();
        assertThat(in(() -> challenges.countTry("unknown", T0))).isEmpty();
        assertThat(challenges.find("a").orElseThrow()).isInstanceOf(Challenge.Locked.class);
    }

    @Test
    void confirmation_needsIdDigestAndTime() {
        Challenge.Pending pending = add("a", ANN);
        Challenge.Pending other = add("b", BEN);

        assertThat(in(() -> challenges.claim("a", digest(other), T0))).isFalse();
        assertThat(in(() -> challenges.confirm("a", digest(other), T0, OUTCOME, "")))
                .isFalse();
        assertThat(in(() -> challenges.claim("a", digest(pending), END))).isFalse();
        assertThat(in(() -> challenges.confirm("a", digest(pending), END, OUTCOME, "")))
                .isFalse();
        assertThat(in(() -> challenges.claim("c", digest(pending), T0))).isFalse();
        assertThat(challenges.find("a")).contains(pending);

        assertThat(in(() -> challenges.claim("a", digest(pending), T0)
                        && challenges.confirm("a", digest(pending), T0, OUTCOME, "")))
                .isTrue();
        assertThat(challenges.find("a")).contains(new Challenge.Confirmed(pending.terms(), OUTCOME, T0, ""));
        assertThat(challenges.find("b")).contains(other);
    }

    @Test
    void endedChallenge_movesNowhere() {
        for (String end : List.of("confirmed", "locked", "expired", "denied", "withdrawn")) {
            Challenge.Pending pending = add(end, ANN);
            in(() -> switch (end) {
                case "confirmed" -> challenges.confirm(end, digest(pending), T0, OUTCOME, "");
                case "locked" -> useUpAndLock(end);
                case "expired" -> challenges.expire(end, END);
                case "denied" -> challenges.deny(end);
                default -> challenges.withdraw(end);
            });
            Challenge ended = challenges.find(end).orElseThrow();

            assertThat(ended).isNotInstanceOf(Challenge.Pending.class);
            assertThat(in(() -> challenges.countTry(end, T0).isPresent()
                            || challenges.claim(end, digest(pending), T0)
                            || challenges.confirm(end, digest(pending), T0, OUTCOME, "")
                            || challenges.lock(end)
                            || challenges.deny(end)
                            || challenges.giveTryBack(end)
                            || challenges.expire(end, END)
                            || challenges.withdraw(end)))
                    .as(end)
                    .isFalse();
            assertThat(challenges.find(end)).contains(ended);
        }
    }

    @Test
    void expiry_needsTheEnd() {
        Challenge.Pending pending = add("a", ANN);
        add("b", BEN);

        assertThat(challenges.overdue(END.minusMillis(1), 10)).isEmpty();
        assertThat(in(() -> challenges.expire("a", END.minusMillis(1)))).isFalse();
        assertThat(challenges.overdue(END, 1)).containsExactly(pending);
        assertThat(challenges.overdue(END, 10)).hasSize(2);
        assertThat(in(() -> challenges.expire("a", END))).isTrue();
        assertThat(challenges.overdue(END, 10)).hasSize(1);
    }

    @Test
    void failedUnit_leavesNoTrace_andItsFailureReachesTheCaller() {
        Challenge.Pending pending = add("a", ANN);
        IllegalStateException fault = new IllegalStateException("fault");

        assertThatThrownBy(() -> in(() -> {
                    challenges.countTry("a", T0);
                    challenges.withdraw("a");
                    outbox.add(entry("m", "a", T0));
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(challenges.find("a")).contains(pending);
        assertThat(outbox.find("m")).isEmpty();
        assertThat(outbox.nextDue()).isEmpty();
    }

    @Test
    void unitInsideAUnit_isRefused_andTheOuterOneRollsBack() {
        add("a", ANN);

        assertThatIllegalStateException()
                .isThrownBy(() -> in(() -> {
                    challenges.withdraw("a");
                    return in(() -> challenges.withdraw("a"));
                }));
        assertThat(challenges.find("a").orElseThrow()).isInstanceOf(Challenge.Pending.class);
    }

    private static OutboxEntry entry(String id, String challengeId, Instant dueAt) {
        return new OutboxEntry(id, challengeId, OutboxEntry.State.WAITING, "sealed " + id, dueAt, END, 0);
    }

    private void put(OutboxEntry entry) {
        in(() -> {
            outbox.add(entry);
            return true;
        });
    }

    private OutboxEntry message(String id) {
        return outbox.find(id).orElseThrow();
    }

    @Test
    void dueMessages_areClaimedInOrderOnce_andFallDueAgainLater() {
        put(entry("b", "c1", T0.plusSeconds(1)));
        put(entry("z", "c2", T0));
        put(entry("a", "c3", T0));
        put(entry("later", "c4", T0.plusSeconds(5)));
        Instant until = T0.plusSeconds(30);

        assertThat(outbox.nextDue()).contains(T0);
        List<OutboxEntry> claimed = in(() -> outbox.claim(T0.plusSeconds(1), until, 2));
        assertThat(claimed).extracting(OutboxEntry::id).containsExactly("z", "a");
        assertThat(claimed).allSatisfy(entry -> {
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.dueAt()).isEqualTo(until);
            assertThat(outbox.find(entry.id())).contains(entry);
        });
        assertThat(in(() -> outbox.claim(T0.plusSeconds(1), until, 10)))
                .extracting(OutboxEntry::id)
                .containsExactly("b");
        assertThat(in(() -> outbox.claim(T0.plusSeconds(1), until, 10))).isEmpty();
        assertThat(in(() -> outbox.claim(until, until.plusSeconds(30), 10)))
                .extracting(OutboxEntry::id, OutboxEntry::attempts)
                .containsExactly(tuple("later", 1), tuple("b", 2), tuple("z", 2), tuple("a", 2));
    }

    @Test
    void messagesOfAChallenge_areThatOnesInOrder_whateverTheirState() {
        put(entry("z", "c1", T0));
        put(entry("other", "c2", T0));
        put(entry("a", "c1", T0.minusSeconds(5)));
        in(() -> outbox.undeliverable("z"));

        assertThat(outbox.ofChallenge("c1"))
                .extracting(OutboxEntry::id, OutboxEntry::state)
                .containsExactly(tuple("z", OutboxEntry.State.UNDELIVERABLE), tuple("a", OutboxEntry.State.WAITING));
        assertThat(outbox.ofChallenge("unknown")).isEmpty();
    }

    @Test
    void retriedMessage_isDueThen() {
        put(entry("a", "c", T0));
        in(() -> outbox.claim(T0, T0.plusSeconds(30), 1));

        assertThat(in(() -> outbox.retry("a", T0.plusSeconds(2)))).isTrue();
        assertThat(outbox.nextDue()).contains(T0.plusSeconds(2));
        assertThat(in(() -> outbox.retry("unknown", T0))).isFalse();
    }

    @Test
    void messageThatIsDone_isErasedAndDueNeverAgain() {
        put(entry("delivered", "c1", T0));
        put(entry("undeliverable", "c2", T0));
        put(entry("cancelled", "c3", T0));
        put(entry("other", "c4", T0));
        in(() -> outbox.delivered("delivered"));
        in(() -> outbox.undeliverable("undeliverable"));
        in(() -> {
            outbox.cancel("c3");
            return true;
        });

        Map<String, OutboxEntry.State> states = Map.of(
                "delivered", OutboxEntry.State.DELIVERED,
                "undeliverable", OutboxEntry.State.UNDELIVERABLE,
                "cancelled", OutboxEntry.State.CANCELLED);
        states.forEach((id, state) -> {
            assertThat(message(id).state()).isEqualTo(state);
            assertThat(message(id).sealed()).isEmpty();
            assertThat(in(() -> outbox.retry(id, T0) || outbox.delivered(id) || outbox.undeliverable(id)))
                    .isFalse();
            assertThat(message(id).state()).isEqualTo(state);
        });
        assertThat(in(() -> outbox.claim(T0, T0, 10)))
                .extracting(OutboxEntry::id)
                .containsExactly("other");
        assertThat(message("other").sealed()).isEqualTo("sealed other");
        assertThat(outbox.find("unknown")).isEqualTo(Optional.empty());
    }

    @Test
    void messagesClaimedByManyAtOnce_goToOneEach() throws Exception {
        for (int i = 0; i < 40; i++) {
            put(entry("m" + i, "c" + i, T0));
        }

        List<List<OutboxEntry>> claimed = Together.run(8, () -> in(() -> outbox.claim(T0, T0.plusSeconds(30), 10)));

        assertThat(claimed.stream().flatMap(List::stream).map(OutboxEntry::id)).doesNotHaveDuplicates();
    }
}
