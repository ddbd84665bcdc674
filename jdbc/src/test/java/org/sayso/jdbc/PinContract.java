package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;
import static org.sayso.jdbc.Orders.order;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.confirmation.Acceptable;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationMethod;
import org.sayso.confirmation.ConfirmationPolicy;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Element;
import org.sayso.confirmation.GuessLimits;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PlatformPin;
import org.sayso.confirmation.PlatformProof;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Where;
import org.sayso.policy.Permission;
import org.sayso.token.UserKey;

/** A PIN that the voice platform checks: what it confirms, and everything that it does not. */
abstract class PinContract {

    private static final PlatformPin PIN = new PlatformPin();
    private static final OwnCode SMS = new OwnCode(Channel.SMS);
    private static final String VOICE = "amzn1.ask.person.ANN";
    private static final String OTHER_VOICE = "amzn1.ask.person.BEN";

    private final MovableClock clock = new MovableClock();
    private final Orders orders = new Orders();
    private final Transaction order = order(ANN, "order-1", "14.50");
    private Storage storage;
    private Desk desk;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        methods(PIN, SMS);
    }

    private void methods(ConfirmationMethod... methods) {
        desk = new Desk(storage, clock, Desk.builder(storage, clock, orders).methods(List.of(methods)));
    }

    private Asking asking(Destination... reach) {
        return desk.asking("session", reach).spokenBy(VOICE);
    }

    private Requested.Sent ask(Transaction transaction) {
        Requested.Sent sent = (Requested.Sent) desk.request(transaction, asking(Desk.phone()));
        assertThat(sent.method()).isEqualTo(PlatformPin.NAME);
        return sent;
    }

    private static PlatformProof achieved(Requested.Sent sent) {
        return new PlatformProof(sent.challengeId(), token(sent), Optional.of(VOICE), Optional.empty(), "session");
    }

    private static PlatformProof lacking(Requested.Sent sent, ConfirmationRefusal reason) {
        return new PlatformProof(sent.challengeId(), token(sent), Optional.of(VOICE), Optional.of(reason), "session");
    }

    private static String token(Requested.Sent sent) {
        return ((Where.Conversation) sent.where()).token();
    }

    private Answer checked(PlatformProof proof) {
        return checked(ANN, SKILL, proof, Desk::everything);
    }

    private Answer checked(UserKey user, String skill, PlatformProof proof, Permission permission) {
        return desk.confirmations.checked(user, skill, proof, permission, Inquiry.within(Duration.ofSeconds(8)));
    }

    private Requested instead(PlatformProof proof, Destination... reach) {
        return Desk.uninterrupted(() -> desk.confirmations.instead(ANN, SKILL, proof, asking(reach), Desk::everything));
    }

    private Challenge stored(Requested.Sent sent) {
        return storage.challenges().find(sent.challengeId()).orElseThrow();
    }

    private void assertNothingConfirmed() {
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void pin_isCheap_sendsNothing_andProvesKnowledgeOnly() {
        assertThat(PIN.traits().elements()).containsExactly(Element.KNOWLEDGE);
        assertThat(PIN.traits().amr()).containsExactly("pin");

        Requested.Sent sent = ask(order);

        assertThat(sent.codeLength()).isZero();
        assertThat(sent.again()).isFalse();
        assertThat(storage.outbox().ofChallenge(sent.challengeId())).isEmpty();
        assertThat(token(sent)).matches("[0-9a-f]{64}").doesNotContain(sent.challengeId());
        assertThat(stored(sent).terms().proof().secret()).doesNotContain(VOICE, token(sent));
    }

    @Test
    void achievedCheck_confirmsOnce_andAgainIsToldAsAlready() {
        Requested.Sent sent = ask(order);

        assertThat(checked(achieved(sent))).isInstanceOfSatisfying(Answer.Confirmed.class, confirmed -> {
            assertThat(confirmed.already()).isFalse();
            assertThat(confirmed.transaction()).isEqualTo(order);
        });
        assertThat(checked(achieved(sent)))
                .isInstanceOfSatisfying(
                        Answer.Confirmed.class,
                        again -> assertThat(again.already()).isTrue());
        assertThat(orders.effects).containsExactly(order);
    }

    @Test
    void achievedChecksAtOnce_confirmOnce() throws Exception {
        Requested.Sent sent = ask(order);

        List<Answer> answers = Together.run(16, () -> checked(achieved(sent)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
        assertThat(orders.effects).hasSize(1);
    }

    @Test
    void tokenOfAnotherChallenge_confirmsNothing_andSpendsNothing() {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders).methods(List.of(PIN)).pending(2));
        Requested.Sent first = ask(order);
        Requested.Sent second = ask(order(ANN, "order-2", "99.00"));

        for (String token : List.of("", token(first), token(second).toUpperCase(Locale.ROOT), "0".repeat(64))) {
            PlatformProof swapped =
                    new PlatformProof(second.challengeId(), token, Optional.of(VOICE), Optional.empty(), "session");
            assertThat(Desk.reason(checked(swapped))).isEqualTo(ConfirmationRefusal.PIN_CHECK_UNKNOWN);
        }
        assertNothingConfirmed();
        assertThat(checked(achieved(second))).isInstanceOf(Answer.Confirmed.class);
        assertThat(stored(first)).as("the other one waits still").isInstanceOf(Challenge.Pending.class);
        assertThat(checked(achieved(first))).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).extracting(Transaction::reference).containsExactly("order-2", "order-1");
    }

    @Test
    void anotherSpeaker_orNone_confirmsNothing() {
        Requested.Sent sent = ask(order);

        for (Optional<String> speaker : List.of(Optional.of(OTHER_VOICE), Optional.<String>empty())) {
            PlatformProof other =
                    new PlatformProof(sent.challengeId(), token(sent), speaker, Optional.empty(), "session");
            assertThat(Desk.reason(checked(other))).isEqualTo(ConfirmationRefusal.PIN_OTHER_SPEAKER);
        }
        assertNothingConfirmed();
        assertThat(stored(sent)).isInstanceOf(Challenge.Pending.class);
    }

    @Test
    void anotherAccount_orSkill_orMethod_seesNothing() {
        Requested.Sent sent = ask(order);

        assertThat(Desk.reason(checked(BEN, SKILL, achieved(sent), Desk::everything)))
                .isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
        assertThat(Desk.reason(checked(ANN, "amzn1.ask.skill.other", achieved(sent), Desk::everything)))
                .isEqualTo(ConfirmationRefusal.NOTHING_PENDING);

        methods(SMS);
        assertThat(Desk.reason(checked(achieved(sent))))
                .as("PINs were switched off")
                .isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
        Requested.Sent code = (Requested.Sent) desk.request(order(ANN, "order-2", "1.00"), asking(Desk.phone()));
        methods(PIN, SMS);
        PlatformProof ofACode =
                new PlatformProof(code.challengeId(), token(sent), Optional.of(VOICE), Optional.empty(), "session");
        assertThat(Desk.reason(checked(ofACode))).isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
        assertNothingConfirmed();
    }

    @Test
    void accountWithoutThePermission_isTold_andNothingMoves() {
        Requested.Sent sent = ask(order);

        assertThat(checked(ANN, SKILL, achieved(sent), Desk::nothing)).isInstanceOf(Answer.NotPermitted.class);

        assertThat(stored(sent)).isInstanceOf(Challenge.Pending.class);
        assertNothingConfirmed();
    }

    @Test
    void answerAtTheEndOfItsLife_isTooLate() {
        Requested.Sent sent = ask(order);
        clock.move(Duration.ofMinutes(5));

        assertThat(Desk.reason(checked(achieved(sent)))).isEqualTo(ConfirmationRefusal.EXPIRED);

        assertThat(stored(sent)).isInstanceOf(Challenge.Expired.class);
        assertNothingConfirmed();
    }

    @Test
    void replacedOrWithdrawnChallenge_isNotConfirmedByItsCheck() {
        Requested.Sent first = ask(order);
        Requested.Sent second = ask(order);
        assertThat(second.again()).as("no message was sent before").isFalse();
        assertThat(Desk.reason(checked(achieved(first)))).isEqualTo(ConfirmationRefusal.WITHDRAWN);

        desk.confirmations.withdraw(ANN, SKILL, Inquiry.within(Duration.ofSeconds(8)));
        assertThat(Desk.reason(checked(achieved(second)))).isEqualTo(ConfirmationRefusal.WITHDRAWN);
        assertNothingConfirmed();
    }

    @Test
    void transactionThatChanged_isNotConfirmed() {
        Requested.Sent sent = ask(order);
        orders.held = agreed -> Optional.of(order(ANN, "order-1", "99.00"));

        assertThat(Desk.reason(checked(achieved(sent)))).isEqualTo(ConfirmationRefusal.TRANSACTION_CHANGED);

        assertNothingConfirmed();
    }

    @Test
    void challengeOfAnotherKey_isNotConfirmed() {
        Requested.Sent sent = ask(order);
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders)
                        .methods(List.of(PIN))
                        .key("another server key of thirty two".getBytes(US_ASCII)));

        assertThat(Desk.reason(checked(achieved(sent)))).isEqualTo(ConfirmationRefusal.PIN_CHECK_UNKNOWN);
        assertNothingConfirmed();
    }

    @Test
    void wrongPins_endTheOrder_andALaterSuccessConfirmsNothing() {
        Requested.Sent sent = ask(order);

        assertThat(checked(lacking(sent, ConfirmationRefusal.PIN_WRONG)))
                .isEqualTo(new Answer.Refused(ConfirmationRefusal.PIN_WRONG, 0));

        assertThat(stored(sent)).isInstanceOf(Challenge.Locked.class);
        assertThat(orders.abandoned).containsExactly(order);
        assertThat(Desk.reason(checked(achieved(sent)))).isEqualTo(ConfirmationRefusal.LOCKED);
        assertNothingConfirmed();
    }

    @Test
    void checkWithoutSuccessOrKnownReason_endsTheOrder() {
        Requested.Sent sent = ask(order);

        assertThat(Desk.reason(checked(lacking(sent, ConfirmationRefusal.PIN_NOT_CONFIRMED))))
                .isEqualTo(ConfirmationRefusal.PIN_NOT_CONFIRMED);

        assertThat(stored(sent)).isInstanceOf(Challenge.Withdrawn.class);
        assertThat(orders.abandoned).containsExactly(order);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConfirmationRefusal.class,
            names = {"PIN_LEVEL_TOO_LOW", "PIN_NEEDS_OWN_LINK", "PIN_SPEAKER_UNKNOWN"})
    void successThatIsNotBelieved_leavesTheChallenge(ConfirmationRefusal reason) {
        Requested.Sent sent = ask(order);

        assertThat(Desk.reason(checked(lacking(sent, reason)))).isEqualTo(reason);

        assertThat(stored(sent)).isInstanceOf(Challenge.Pending.class);
        assertThat(instead(lacking(sent, reason), Desk.phone()))
                .as("no other way in place of a check that was made")
                .isEqualTo(new Requested.Refused(ConfirmationRefusal.NOTHING_PENDING, Duration.ZERO));
        assertNothingConfirmed();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConfirmationRefusal.class,
            names = {"PIN_LOCKED_OUT", "PIN_NOT_SET_UP", "PIN_NOT_ENABLED", "PIN_UNAVAILABLE"})
    void checkThatIsNotMade_letsTheNextMethodTakeItsPlace(ConfirmationRefusal reason) {
        Requested.Sent sent = ask(order);
        PlatformProof notMade = lacking(sent, reason);
        assertThat(Desk.reason(checked(notMade))).isEqualTo(reason);

        Requested.Sent code = (Requested.Sent) instead(notMade, Desk.phone());

        assertThat(code.method()).isEqualTo("sms-code");
        assertThat(code.again()).isFalse();
        assertThat(code.transaction()).isEqualTo(order);
        assertThat(orders.abandoned).isEmpty();
        assertThat(Desk.reason(checked(achieved(sent)))).isEqualTo(ConfirmationRefusal.WITHDRAWN);
        assertThat(instead(notMade, Desk.phone())).as("once").isInstanceOf(Requested.Refused.class);
        assertThat(desk.answer(ANN, Desk.code(desk.message(code.challengeId()))))
                .isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void checkThatIsNotMade_withoutAnotherMethod_endsTheOrderWithThePlatformsReason() {
        methods(PIN);
        Requested.Sent sent = ask(order);
        PlatformProof notMade = lacking(sent, ConfirmationRefusal.PIN_NOT_SET_UP);
        checked(notMade);

        assertThat(Desk.reason(instead(notMade, Desk.phone()))).isEqualTo(ConfirmationRefusal.PIN_NOT_SET_UP);

        assertThat(orders.abandoned).containsExactly(order);
        assertThat(desk.confirmations.pending(ANN, SKILL)).isEmpty();
    }

    @Test
    void otherMethodThatThePolicyDoesNotAccept_takesNoPlace() {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders)
                        .methods(List.of(PIN, SMS))
                        .policies(Map.of("pizza-order", ConfirmationPolicy.of(Acceptable.proving(Element.KNOWLEDGE)))));
        Requested.Sent sent = ask(order);

        assertThat(Desk.reason(instead(lacking(sent, ConfirmationRefusal.PIN_NOT_SET_UP), Desk.phone())))
                .isEqualTo(ConfirmationRefusal.PIN_NOT_SET_UP);
    }

    @Test
    void strangersToken_asksForNothingInstead() {
        Requested.Sent sent = ask(order);
        PlatformProof forged = new PlatformProof(
                sent.challengeId(),
                "0".repeat(64),
                Optional.of(VOICE),
                Optional.of(ConfirmationRefusal.PIN_NOT_SET_UP),
                "session");

        assertThat(Desk.reason(instead(forged, Desk.phone()))).isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
        assertThat(stored(sent)).isInstanceOf(Challenge.Pending.class);
    }

    @Test
    void speakerWhomThePlatformDoesNotKnow_isAskedInAnotherWay() {
        Asking unknown = desk.asking("session", Desk.phone());
        assertThat(((Requested.Sent) desk.request(order, unknown)).method()).isEqualTo("sms-code");

        methods(PIN);
        assertThat(Desk.reason(desk.request(order(ANN, "2", "1.00"), unknown)))
                .isEqualTo(ConfirmationRefusal.PIN_SPEAKER_UNKNOWN);
    }

    @Test
    void methodThatIsRuledOut_saysWhy() {
        methods(PIN);
        Asking household = asking(Desk.phone()).without(PlatformPin.NAME, ConfirmationRefusal.PIN_NEEDS_OWN_LINK);

        assertThat(Desk.reason(desk.request(order, household))).isEqualTo(ConfirmationRefusal.PIN_NEEDS_OWN_LINK);
        assertThat(Desk.reason(desk.request(order, asking(Desk.phone()).by(Asking.Wish.EMAIL))))
                .isEqualTo(ConfirmationRefusal.NO_OTHER_CHANNEL);
    }

    @Test
    void codeOrStatus_whileThePinIsAwaited_saysSo() {
        Requested.Sent sent = ask(order);

        assertThat(Desk.reason(desk.answer(ANN, "482193"))).isEqualTo(ConfirmationRefusal.PIN_AWAITED);
        assertThat(Desk.reason(Desk.uninterrupted(() -> desk.confirmations.look(
                        ANN,
                        SKILL,
                        new Spoken("", Locale.US),
                        Duration.ofSeconds(4),
                        Desk::everything,
                        Inquiry.within(Duration.ofSeconds(8))))))
                .isEqualTo(ConfirmationRefusal.PIN_AWAITED);
        assertThat(checked(achieved(sent))).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void checksWithoutSuccess_useUpTheAccountsBudget_andThoseThatAreNotMadeDoNot() {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders)
                        .methods(List.of(PIN))
                        .guessLimits(new GuessLimits(2, Duration.ofMinutes(15), 10, 100, 900)));
        for (int i = 0; i < 4; i++) {
            instead(lacking(ask(order(ANN, "not made " + i, "1.00")), ConfirmationRefusal.PIN_NOT_SET_UP));
        }
        assertThat(checked(achieved(ask(order)))).isInstanceOf(Answer.Confirmed.class);

        ask(order(ANN, "left alone", "1.00"));
        Requested.Sent wrong = ask(order(ANN, "wrong", "1.00"));
        checked(lacking(wrong, ConfirmationRefusal.PIN_WRONG));

        assertThat(Desk.reason(desk.request(order(ANN, "one more", "1.00"), asking(Desk.phone()))))
                .isEqualTo(ConfirmationRefusal.CODES_PAUSED);
        assertThat(storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 10)))
                .as("the owner hears of it")
                .hasSize(1);
    }

    @Test
    void notMadeCheck_thatNobodyTakesUp_endsWithItsTime() {
        Requested.Sent sent = ask(order);
        checked(lacking(sent, ConfirmationRefusal.PIN_NOT_ENABLED));
        clock.move(Duration.ofMinutes(5));

        assertThat(desk.confirmations.expireOverdue()).isEqualTo(1);
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void pinDoesNotCoverWhatTakesPossession() {
        Acceptable possession = Acceptable.proving(Element.POSSESSION);
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders)
                        .methods(List.of(PIN, SMS))
                        .policies(Map.of("pizza-order", ConfirmationPolicy.of(possession))));

        assertThat(((Requested.Sent) desk.request(order, asking(Desk.phone()))).method())
                .isEqualTo("sms-code");
        assertThat(desk.confirmations.methods()).isEqualTo(Set.of("profile-pin", "sms-code"));
    }
}
