package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;
import static org.sayso.jdbc.Orders.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Check;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Question;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Where;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** What the engine promises over any storage. */
abstract class ConfirmationsContract {

    private final MovableClock clock = new MovableClock();
    private final Orders orders = new Orders();
    private final Transaction order = order(ANN, "order-1", "14.50");
    private Storage storage;
    private Desk desk;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        desk = new Desk(storage, clock, orders);
    }

    private static Answer refused(ConfirmationRefusal reason, int triesLeft) {
        return new Answer.Refused(reason, triesLeft);
    }

    @Test
    void rightCode_confirmsWithOneEffectAndKeepsTheOutcome() {
        Requested.Sent sent = desk.request(order);
        String code = Desk.code(desk.message(sent.challengeId()));

        Answer.Confirmed confirmed = (Answer.Confirmed) desk.answer(ANN, code);

        assertThat(confirmed.transaction()).isEqualTo(order);
        assertThat(confirmed.already()).isFalse();
        assertThat(confirmed.outcome().values()).containsEntry("order", "order-1");
        assertThat(orders.effects).containsExactly(order);
        assertThat(orders.abandoned).isEmpty();
        assertThat(storage.challenges().find(sent.challengeId())).hasValueSatisfying(stored -> {
            assertThat(stored).isInstanceOf(Challenge.Confirmed.class);
            assertThat(((Challenge.Confirmed) stored).outcome()).isEqualTo(confirmed.outcome());
        });
        assertThat(sent.life()).isEqualTo(Duration.ofMinutes(5));
        assertThat(sent.where()).isEqualTo(new Where.PhoneNumber("42"));
        assertThat(sent.replaced()).isEmpty();
    }

    @Test
    void message_namesTheOrderAndCarriesTheOnlyCopyOfTheCode() {
        Requested.Sent sent = desk.request(order);
        String text = desk.message(sent.challengeId()).text();

        assertThat(text).contains("Pizza on Demand", "a pizza for 14.50 dollars", "5 minutes", "tell no one else");
        assertThat(storage.challenges().find(sent.challengeId()).orElseThrow().toString())
                .doesNotContain(Desk.code(desk.message(sent.challengeId())));
    }

    @Test
    void everyLeadingZeroAndSpelling_confirms() {
        boolean leadingZero = false;
        int orderCount = 0;
        // A tenth of all codes begin with zero: of 400, none would by a chance of one in ten to the eighteenth.
        for (int i = 0; i < 40 || (!leadingZero && i < 400); i++) {
            orderCount++;
            String code = desk.codeFor(order(ANN, "order-" + i, "1.00"));
            leadingZero |= code.startsWith("0");
            // As a numeric slot gives it, then digit by digit.
            String heard = i % 2 == 0 ? String.valueOf(Long.parseLong(code)) : String.join(" ", code.split(""));
            assertThat(desk.answer(ANN, heard)).as(code).isInstanceOf(Answer.Confirmed.class);
        }
        assertThat(orders.effects).hasSize(orderCount);
        assertThat(leadingZero).as("a tenth of all codes begin with zero").isTrue();
    }

    @Test
    void wrongCode_saysHowManyTriesAreLeft_andTheThirdLocks_evenForTheRightCode() {
        String code = desk.codeFor(order);

        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(orders.abandoned).isEmpty();
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(orders.effects).isEmpty();
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void rightCodeAtTheLastTry_confirms() {
        String code = desk.codeFor(order);
        desk.answer(ANN, Desk.wrong(code));
        desk.answer(ANN, Desk.wrong(code));

        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "pepperoni", "12345", "1234567", "-482193", "٤٨٢١٩٣"})
    void unreadableCode_costsNoTry(String heard) {
        String code = desk.codeFor(order);
        String said = heard.equals("12345") ? "1 2 3 4 5" : heard;

        for (int i = 0; i < 10; i++) {
            assertThat(desk.answer(ANN, said)).isEqualTo(refused(ConfirmationRefusal.CODE_UNREADABLE, 3));
        }
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void lastMomentOfLife_confirms() {
        String code = desk.codeFor(order);
        clock.move(Duration.ofMinutes(5).minusMillis(1));

        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void firstMomentAfterLife_isRefusedAsExpired_andWrittenDownOnce() {
        Requested.Sent sent = desk.request(order);
        String code = Desk.code(desk.message(sent.challengeId()));
        clock.move(Duration.ofMinutes(5));

        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.EXPIRED, 0));
        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.EXPIRED, 0));
        assertThat(orders.effects).isEmpty();
        assertThat(orders.abandoned).containsExactly(order);
        assertThat(storage.challenges().find(sent.challengeId()).orElseThrow()).isInstanceOf(Challenge.Expired.class);
    }

    @Test
    void clockMovedBackAfterExpiry_doesNotReviveTheCode() {
        String code = desk.codeFor(order);
        clock.move(Duration.ofMinutes(5));
        desk.answer(ANN, code);
        clock.move(Duration.ofMinutes(-5));

        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.EXPIRED, 0));
    }

    @Test
    void rightCodeAgain_isAlreadyConfirmedWithTheStoredOutcome() {
        String code = desk.codeFor(order);
        Answer.Confirmed first = (Answer.Confirmed) desk.answer(ANN, code);

        for (int i = 0; i < 5; i++) {
            Answer.Confirmed again = (Answer.Confirmed) desk.answer(ANN, code);
            assertThat(again.already()).isTrue();
            assertThat(again.outcome()).isEqualTo(first.outcome());
        }
        assertThat(orders.effects).hasSize(1);
    }

    @Test
    void anotherOrUnreadableOrLateCodeAfterConfirmation_findsNothingPending() {
        String code = desk.codeFor(order);
        desk.answer(ANN, code);

        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        assertThat(desk.answer(ANN, "?")).isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        clock.move(Duration.ofMinutes(5));
        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
    }

    @Test
    void otherUserIssuerOrSkill_findsNothingPendingAndCostsNoTry() {
        String code = desk.codeFor(order);
        Inquiry walk = Inquiry.within(Duration.ofSeconds(8));

        for (UserKey other : List.of(
                BEN,
                new UserKey("https://other.example", "user-ann"),
                new UserKey("https://id.example", "USER-ANN"),
                new UserKey("https://id.example", "user-ann "))) {
            assertThat(desk.answer(other, code)).isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        }
        assertThat(Desk.uninterrupted(() -> desk.confirmations.answer(
                        ANN, "other-skill", new Spoken(code, Locale.US), Desk::everything, walk)))
                .isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void answererWithoutThePermission_isRefusedBeforeATryIsCounted() {
        String code = desk.codeFor(order(ANN, "1", "14.50"));
        Answer barred = new Answer.NotPermitted(PolicyRefusal.SCOPE_MISSING, Requirement.scopes("pod:order"));

        for (String heard : List.of(code, Desk.wrong(code), "?", code, code)) {
            assertThat(desk.answer(ANN, heard, Desk::nothing)).as(heard).isEqualTo(barred);
        }

        assertThat(orders.effects).isEmpty();
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
        assertThat(desk.answer(ANN, code, Desk::nothing))
                .as("what came of it is not told either")
                .isEqualTo(barred);
    }

    @Test
    void codeOfAnotherUsersChallenge_isWrong() {
        String anns = desk.codeFor(order);
        String bens = desk.codeFor(order(BEN, "order-2", "14.50"));
        if (anns.equals(bens)) {
            return; // One in a million.
        }

        assertThat(desk.answer(ANN, bens)).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(desk.answer(BEN, anns)).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void orderChangedBeforeTheCode_endsTheConfirmation() {
        String code = desk.codeFor(order);
        orders.held = held -> Optional.of(order(ANN, "order-1", "1.00"));

        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.TRANSACTION_CHANGED, 0));
        orders.held = held -> held;
        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.WITHDRAWN, 0));
        assertThat(orders.effects).isEmpty();
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void orderGoneBeforeTheCode_endsTheConfirmation() {
        String code = desk.codeFor(order);
        orders.held = held -> Optional.empty();

        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.TRANSACTION_CHANGED, 0));
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void secondOrder_replacesTheFirst_andTheFirstCodeIsWrong() {
        Requested.Sent first = desk.request(order);
        OutboxEntry message = waiting().get(0);
        String firstCode = Desk.code(desk.message(first.challengeId()));
        Transaction other = order(ANN, "order-2", "20.00");
        Requested.Sent second = desk.request(other);
        String secondCode = Desk.code(desk.message(second.challengeId()));

        assertThat(second.replaced()).contains(order);
        assertThat(orders.abandoned).containsExactly(order);
        assertThat(storage.outbox().find(message.id())).hasValueSatisfying(old -> {
            assertThat(old.state()).isEqualTo(OutboxEntry.State.CANCELLED);
            assertThat(old.sealed()).isEmpty();
        });
        if (!firstCode.equals(secondCode)) {
            assertThat(desk.answer(ANN, firstCode)).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        }
        assertThat(desk.answer(ANN, secondCode)).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).containsExactly(other);
    }

    @Test
    void newCodeForTheSameOrder_doesNotAbandonTheOrder() {
        desk.request(order);
        Transaction changed = order(ANN, "order-1", "16.00");
        clock.move(Duration.ofSeconds(30));
        assertThat(desk.request(order).replaced()).isEmpty();
        clock.move(Duration.ofSeconds(60));
        assertThat(desk.request(changed).replaced()).isEmpty();
        clock.move(Duration.ofMinutes(6));
        String code = desk.codeFor(changed);

        assertThat(orders.abandoned).isEmpty();
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void orderAfterAnExpiredOne_replacesNothingButAbandonsIt() {
        desk.request(order);
        clock.move(Duration.ofMinutes(5));

        assertThat(desk.request(order(ANN, "order-2", "1.00")).replaced()).isEmpty();
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void effectThatFails_isRolledBack_andTheTryStaysCounted() {
        String code = desk.codeFor(order);
        orders.duringEffect = () -> {
            throw new IllegalStateException("the oven is broken");
        };
        assertThatThrownBy(() -> desk.answer(ANN, code)).hasMessage("the oven is broken");
        orders.duringEffect = () -> {};

        assertThat(desk.confirmations.pending(ANN, SKILL)).contains(order);
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).hasSize(1);
    }

    @Test
    void withdrawnOrder_cannotBeConfirmed() {
        String code = desk.codeFor(order);
        Inquiry walk = Inquiry.within(Duration.ofSeconds(8));

        assertThat(desk.confirmations.withdraw(ANN, SKILL, walk)).contains(order);
        assertThat(desk.confirmations.withdraw(ANN, SKILL, walk)).isEmpty();
        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.WITHDRAWN, 0));
        assertThat(orders.abandoned).containsExactly(order);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void pending_endsWithTheChallenge() {
        assertThat(desk.confirmations.pending(ANN, SKILL)).isEmpty();
        String code = desk.codeFor(order);
        assertThat(desk.confirmations.pending(ANN, SKILL)).contains(order);
        assertThat(desk.confirmations.pending(BEN, SKILL)).isEmpty();
        desk.answer(ANN, code);
        assertThat(desk.confirmations.pending(ANN, SKILL)).isEmpty();

        desk.request(order(ANN, "order-2", "1.00"));
        clock.move(Duration.ofMinutes(5));
        assertThat(desk.confirmations.pending(ANN, SKILL)).isEmpty();
    }

    @Test
    void overdueChallenges_areWrittenDownAndTold() {
        desk.request(order);
        desk.request(order(BEN, "order-2", "1.00"));
        assertThat(desk.confirmations.expireOverdue()).isZero();
        clock.move(Duration.ofMinutes(5));

        assertThat(desk.confirmations.expireOverdue()).isEqualTo(2);
        assertThat(desk.confirmations.expireOverdue()).isZero();
        assertThat(orders.abandoned).containsExactly(order, order(BEN, "order-2", "1.00"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void serverKeyChangedMeanwhile_withdrawsAndCostsNobodyAGuess() {
        String code = desk.codeFor(order);
        byte[] other = Desk.KEY.clone();
        other[0]++;
        Desk restarted =
                new Desk(storage, clock, Desk.builder(storage, clock, orders).key(other));

        assertThat(restarted.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.WITHDRAWN, 0));
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void processThatDiedHoldingTheLastTry_leavesALockedChallenge() {
        Requested.Sent sent = desk.request(order);
        String code = Desk.code(desk.message(sent.challengeId()));
        for (int i = 0; i < 3; i++) {
            storage.unitOfWork().run(() -> storage.challenges().countTry(sent.challengeId(), clock.instant()));
        }

        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(orders.abandoned).containsExactly(order);
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void sixteenRightAnswersAtOnce_confirmOnce_andTheOthersHearAlready() throws Exception {
        for (int round = 0; round < 20; round++) {
            String code = desk.codeFor(order(ANN, "order-" + round, "1.00"));

            List<Answer> answers = Together.run(16, () -> desk.answer(ANN, code));

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
            assertThat(answers)
                    .filteredOn(answer -> !((Answer.Confirmed) answer).already())
                    .hasSize(1);
            assertThat(orders.effects).hasSize(round + 1);
        }
    }

    @Test
    void sixteenWrongAnswersAtOnce_getThreeTriesBetweenThem() throws Exception {
        String code = desk.codeFor(order);

        List<Answer> answers = Together.run(16, () -> desk.answer(ANN, Desk.wrong(code)));

        assertThat(answers)
                .filteredOn(answer -> answer.equals(refused(ConfirmationRefusal.WRONG_CODE, 2)))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.equals(refused(ConfirmationRefusal.WRONG_CODE, 1)))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.equals(refused(ConfirmationRefusal.LOCKED, 0)))
                .hasSize(14);
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void requestsAtOnce_leaveOneOpen() throws Exception {
        List<Requested.Sent> sent = Together.run(
                8,
                () -> desk.request(order(ANN, "order-" + Thread.currentThread().getId(), "1.00")));

        List<Challenge> open = new ArrayList<>();
        for (Requested.Sent one : sent) {
            Challenge challenge = storage.challenges().find(one.challengeId()).orElseThrow();
            if (challenge instanceof Challenge.Pending) {
                open.add(challenge);
            } else {
                assertThat(challenge).isInstanceOf(Challenge.Withdrawn.class);
            }
        }
        assertThat(open).hasSize(1);
        assertThat(waiting()).hasSize(1);
        assertThat(orders.abandoned).hasSize(7);
        assertThat(sent).filteredOn(one -> one.replaced().isEmpty()).hasSize(1);
    }

    @Test
    void wakeUp_comesAfterTheCommit_andItsFailureHarmsNothing() {
        List<Integer> seen = new ArrayList<>();
        Desk waking =
                new Desk(storage, clock, Desk.builder(storage, clock, orders).afterCommit(() -> {
                    seen.add(waiting().size());
                    throw new IllegalStateException("nobody there");
                }));

        waking.request(order);

        assertThat(seen).containsExactly(1);
    }

    @Test
    void transactionOfUnknownType_isRefusedAsMisuse() {
        Transaction unknown = new Transaction(SKILL, "bank-transfer", ANN, "1", Map.of(), "1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.request(unknown))
                .withMessageContaining("bank-transfer");
    }

    @Test
    void everyStep_isNotedWithoutSecrets() {
        Requested.Sent sent = desk.request(order);
        String code = Desk.code(desk.message(sent.challengeId()));
        List<Check> checks = new ArrayList<>(desk.inquiry.checks());
        desk.answer(ANN, Desk.wrong(code));
        checks.addAll(desk.inquiry.checks());
        desk.answer(ANN, code);
        checks.addAll(desk.inquiry.checks());

        assertThat(checks)
                .extracting(Check::name)
                .containsExactly(
                        "challenge opened, message promised",
                        "scopes",
                        "transaction pending",
                        "code heard",
                        "try counted before comparing",
                        "code belongs to the challenge",
                        "scopes",
                        "transaction pending",
                        "code heard",
                        "try counted before comparing",
                        "code belongs to the challenge",
                        "transaction unchanged",
                        "confirmed once, with its effect");
        assertThat(checks).allSatisfy(check -> {
            assertThat(check.question())
                    .isEqualTo(check.name().equals("scopes") ? Question.POLICY : Question.CONFIRMATION);
            assertThat(check.toString())
                    .doesNotContain(code)
                    .doesNotContain(Desk.wrong(code))
                    .doesNotContain(desk.phone.address());
        });
        assertThat(checks).filteredOn(check -> !check.passed()).hasSize(1);
    }

    private List<OutboxEntry> waiting() {
        return storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 1_000));
    }
}
