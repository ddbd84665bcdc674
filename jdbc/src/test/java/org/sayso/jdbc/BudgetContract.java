package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;
import static org.sayso.jdbc.Orders.order;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.GuessLimits;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PhoneApproval;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.SignIn;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Where;
import org.sayso.token.UserKey;

/** How many wrong codes an account may have. */
abstract class BudgetContract {

    private final MovableClock clock = new MovableClock();
    private final Orders orders = new Orders();
    private Storage storage;
    private Desk desk;
    private int placed;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        desk = new Desk(storage, clock, orders);
    }

    private Desk desk(GuessLimits limits) {
        return new Desk(storage, clock, Desk.builder(storage, clock, orders).guessLimits(limits));
    }

    /** A challenge for a new order of somebody, as if nothing but its own tries limited it. */
    private String code(UserKey user) {
        return desk.codeFor(order(user, "order-" + ++placed, "1.00"));
    }

    /** A wrong code for a new order, or why there is not even a challenge to be wrong about. */
    private ConfirmationRefusal guess(UserKey user) {
        clock.move(Duration.ofSeconds(3));
        Requested requested = desk.request(order(user, "order-" + ++placed, "1.00"), List.of(Desk.phone()));
        if (requested instanceof Requested.Refused refused) {
            return refused.reason();
        }
        String code = Desk.code(desk.message(((Requested.Sent) requested).challengeId()));
        return Desk.reason(desk.answer(user, Desk.wrong(code)));
    }

    private List<ConfirmationRefusal> guesses(UserKey user, int count) {
        List<ConfirmationRefusal> heard = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heard.add(guess(user));
        }
        return heard;
    }

    private static List<ConfirmationRefusal> times(int count, ConfirmationRefusal reason) {
        return Collections.nCopies(count, reason);
    }

    private List<Message> notices() {
        return storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 1_000)).stream()
                .filter(entry -> entry.challengeId().endsWith("-notice"))
                .map(entry -> MessageSeal.withKey(Desk.KEY).open(entry.id(), entry.sealed()))
                .toList();
    }

    @Test
    void fiveWrongCodesInARow_pauseCodes_andAfterThePauseFiveMoreAreLookedAt() {
        assertThat(guesses(ANN, 4)).isEqualTo(times(4, ConfirmationRefusal.WRONG_CODE));
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_PAUSED);
        assertThat(guess(ANN)).as("no challenge is opened").isEqualTo(ConfirmationRefusal.CODES_PAUSED);
        assertThat(guess(BEN)).as("others are not affected").isEqualTo(ConfirmationRefusal.WRONG_CODE);

        clock.move(Duration.ofMinutes(15).minusSeconds(10));
        assertThat(guess(ANN)).as("just before its end").isEqualTo(ConfirmationRefusal.CODES_PAUSED);
        clock.move(Duration.ofSeconds(1));
        assertThat(guesses(ANN, 4)).isEqualTo(times(4, ConfirmationRefusal.WRONG_CODE));
        assertThat(guess(ANN)).as("the tenth of the day").isEqualTo(ConfirmationRefusal.CODES_OFF_TODAY);
    }

    @Test
    void rightCodeWhileCodesArePaused_isNotLookedAt() {
        guesses(ANN, 3);
        String code = code(ANN);
        assertThat(desk.answer(ANN, Desk.wrong(code)))
                .as("what the challenge would allow is more than the account may have")
                .isEqualTo(new Answer.Refused(ConfirmationRefusal.WRONG_CODE, 1));
        desk.answer(ANN, Desk.wrong(code));
        clock.move(Duration.ofSeconds(3));

        assertThat(desk.answer(ANN, code)).isEqualTo(new Answer.Refused(ConfirmationRefusal.CODES_PAUSED, 0));
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void rightCode_endsTheRow_andCostsNothing() {
        for (int i = 0; i < 3; i++) {
            assertThat(guesses(ANN, 3)).isEqualTo(times(3, ConfirmationRefusal.WRONG_CODE));
            assertThat(desk.answer(ANN, code(ANN))).isInstanceOf(Answer.Confirmed.class);
        }
        assertThat(guess(ANN)).as("the tenth wrong one of the day").isEqualTo(ConfirmationRefusal.CODES_OFF_TODAY);
    }

    @Test
    void tenWrongCodesWithinADay_turnCodesOff_untilTheOldestIsADayOld() {
        Instant first = clock.instant().plusSeconds(3);
        guesses(ANN, 5);
        clock.move(Duration.ofMinutes(15));
        assertThat(guesses(ANN, 5)).endsWith(ConfirmationRefusal.CODES_OFF_TODAY);
        clock.move(
                Duration.between(clock.instant(), first.plus(Duration.ofDays(1)).minusSeconds(4)));

        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF_TODAY);
        assertThat(guess(ANN)).as("one a day old, one more").isEqualTo(ConfirmationRefusal.CODES_OFF_TODAY);
        assertThat(notices()).as("that one was compared, and told to the owner").hasSize(3);
    }

    @Test
    void wrongCodesSinceTheSignIn_turnCodesOff_untilTheNextSignIn() {
        desk = desk(new GuessLimits(5, Duration.ofMinutes(1), 20, 7, 1_000 - 200));
        Instant signIn = clock.instant().plusSeconds(10);
        guesses(ANN, 3);
        clock.move(Duration.ofSeconds(30));
        desk.confirmations.signedIn(ANN, signIn);
        assertThat(guesses(ANN, 2)).endsWith(ConfirmationRefusal.CODES_PAUSED);
        clock.move(Duration.ofMinutes(2));
        assertThat(guesses(ANN, 4)).isEqualTo(times(4, ConfirmationRefusal.WRONG_CODE));
        clock.move(Duration.ofMinutes(2));
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);
        clock.move(Duration.ofDays(60));
        assertThat(guess(ANN)).as("time does not help").isEqualTo(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);

        desk.confirmations.signedIn(ANN, signIn);
        desk.confirmations.signedIn(ANN, signIn.minusSeconds(1));
        desk.confirmations.signedIn(ANN, clock.instant().plusSeconds(1));
        desk.confirmations.signedIn(BEN, clock.instant());
        assertThat(guess(ANN)).as("no news").isEqualTo(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);

        desk.confirmations.signedIn(ANN, clock.instant());
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.WRONG_CODE);
    }

    @Test
    void limitOfTheYear_holdsWhateverTheOwnerDoes_untilTheOldestIsAYearOld() {
        desk = desk(new GuessLimits(5, Duration.ofMinutes(1), 20, 100, 6));
        guesses(ANN, 3);
        clock.move(Duration.ofDays(30));
        desk.confirmations.signedIn(ANN, clock.instant());
        assertThat(guesses(ANN, 2)).containsOnly(ConfirmationRefusal.WRONG_CODE, ConfirmationRefusal.CODES_PAUSED);
        clock.move(Duration.ofMinutes(2));
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF);
        clock.move(Duration.ofDays(300));
        desk.confirmations.signedIn(ANN, clock.instant());
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF);
        clock.move(Duration.ofDays(35).plusMinutes(1));
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.WRONG_CODE);
    }

    @Test
    void sweeping_forgetsNothingThatStillCounts() {
        desk = desk(new GuessLimits(5, Duration.ofMinutes(1), 20, 100, 6));
        guesses(ANN, 3);
        clock.move(Duration.ofDays(364));
        desk.confirmations.expireOverdue();
        guesses(ANN, 2);
        clock.move(Duration.ofMinutes(2));

        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF);
    }

    @Test
    void crashBetweenCountAndCompare_costsATryAndAGuess() {
        desk = desk(new GuessLimits(2, Duration.ofMinutes(15), 10, 100, 900));
        String code = code(ANN);
        orders.duringEffect = () -> {
            throw new IllegalStateException("power cut");
        };
        try {
            desk.answer(ANN, code);
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("power cut");
        }
        orders.duringEffect = () -> {};
        clock.move(Duration.ofSeconds(3));

        assertThat(desk.answer(ANN, Desk.wrong(code)))
                .as("the second of two in a row, the second of three tries")
                .isEqualTo(new Answer.Refused(ConfirmationRefusal.CODES_PAUSED, 1));
    }

    @Test
    void wrongCodesCountOverSkills_andUnreadableOnesDoNot() {
        desk.codeFor(order(ANN, "order-x", "1.00"));
        for (int i = 0; i < 10; i++) {
            desk.answer(ANN, "what?");
        }
        String other = Desk.wrong(codeInOtherSkill());
        for (int i = 0; i < 3; i++) {
            Desk.uninterrupted(() -> desk.confirmations.answer(
                    ANN,
                    "other",
                    new Spoken(other, Locale.US),
                    Desk::everything,
                    Inquiry.within(Duration.ofSeconds(8))));
        }
        assertThat(guesses(ANN, 2)).containsExactly(ConfirmationRefusal.WRONG_CODE, ConfirmationRefusal.CODES_PAUSED);
    }

    private String codeInOtherSkill() {
        org.sayso.confirmation.Transaction there = new org.sayso.confirmation.Transaction(
                "other", "pizza-order", ANN, "order-y", java.util.Map.of("amount", "1.00", "currency", "USD"), "1");
        return desk.codeFor(there);
    }

    @Test
    void notice_goesByTheOtherChannel_oncePerTrip() {
        Destination phone = Desk.phone();
        Requested.Sent sent =
                (Requested.Sent) desk.request(order(ANN, "order-1", "1.00"), List.of(phone, Desk.MAILBOX));
        guessAt(sent, 3);
        clock.move(Duration.ofSeconds(3));
        sent = (Requested.Sent) desk.request(order(ANN, "order-2", "1.00"), List.of(phone, Desk.MAILBOX));
        assertThat(sent.where()).isEqualTo(new Where.PhoneNumber("42"));
        assertThat(notices()).isEmpty();
        guessAt(sent, 3);

        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.to()).isEqualTo(Desk.MAILBOX);
            assertThat(notice.text()).contains("Pizza on Demand");
        });
        clock.move(Duration.ofMinutes(15));
        sent = (Requested.Sent) desk.request(order(ANN, "order-3", "1.00"), List.of(Desk.MAILBOX, phone));
        guessAt(sent, 3);
        assertThat(notices()).as("no other trip yet").hasSize(1);
        clock.move(Duration.ofSeconds(3));
        guessAt((Requested.Sent) desk.request(order(ANN, "order-4", "1.00"), List.of(Desk.MAILBOX, phone)), 3);
        assertThat(notices()).extracting(Message::to).containsExactlyInAnyOrder(Desk.MAILBOX, phone);
    }

    private void guessAt(Requested.Sent sent, int times) {
        String code = Desk.code(desk.message(sent.challengeId()));
        for (int i = 0; i < times; i++) {
            desk.answer(ANN, Desk.wrong(code));
            clock.move(Duration.ofSeconds(3));
        }
    }

    @Test
    void racingWrongCodes_promiseOneNotice() throws Exception {
        guesses(ANN, 3);
        String wrong = Desk.wrong(code(ANN));

        List<Answer> answers = Together.run(16, () -> desk.answer(ANN, wrong));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(Desk.reason(answer))
                        .isIn(ConfirmationRefusal.WRONG_CODE, ConfirmationRefusal.CODES_PAUSED));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void approvalOnThePhone_staysAvailableWhileCodesAreOff() {
        PhoneApproval approval = PhoneApproval.withPasskey(URI.create("https://shop.example/approvals"));
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders).methods(List.of(new OwnCode(Channel.SMS), approval)));
        guesses(ANN, 5);

        Requested.Sent sent = desk.request(order(ANN, "order-a", "1.00"));

        assertThat(sent.method()).isEqualTo(PhoneApproval.NAME);
        String number = ((Where.Page) sent.where()).number();
        SignIn passkey = new SignIn(clock.instant(), java.util.Set.of("pop", "mfa"));
        assertThat(desk.confirmations
                        .approvals()
                        .approve(
                                sent.challengeId(),
                                ANN,
                                number,
                                passkey,
                                Desk::everything,
                                Inquiry.within(Duration.ofSeconds(8))))
                .isInstanceOf(Answer.Confirmed.class);
        assertThat(guess(BEN)).isEqualTo(ConfirmationRefusal.WRONG_CODE);
    }

    @Test
    void sixtyFourRightAnswersWithOneGuessLeft_confirmOnce_andTheOthersHearAlready() throws Exception {
        for (int round = 0; round < 3; round++) {
            UserKey user = new UserKey("https://id.example", "user-" + round);
            guesses(user, 4);
            String code = code(user);

            List<Answer> answers = Together.run(64, () -> desk.answer(user, code));

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
            assertThat(answers)
                    .filteredOn(answer -> !((Answer.Confirmed) answer).already())
                    .hasSize(1);
            assertThat(orders.effects).hasSize(round + 1);
        }
    }

    @Test
    void rightAnswersForOneOfTwoThatWait_confirmOnce_andTheOthersHearAlready() throws Exception {
        desk = new Desk(storage, clock, Desk.builder(storage, clock, orders).pending(2));
        for (int round = 0; round < 5; round++) {
            UserKey user = new UserKey("https://id.example", "user-" + round);
            boolean older = round % 2 == 0;
            String one = code(user);
            clock.move(Duration.ofSeconds(1));
            String other = code(user);
            String code = older ? one : other;

            List<Answer> answers = Together.run(16, () -> desk.answer(user, code));

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
            assertThat(answers)
                    .filteredOn(answer -> !((Answer.Confirmed) answer).already())
                    .hasSize(1);
            assertThat(desk.confirmations.allPending(user, SKILL)).hasSize(1);
            assertThat(desk.answer(user, Desk.wrong(older ? other : one)))
                    .as("no try of the other one is lost")
                    .isEqualTo(new Answer.Refused(ConfirmationRefusal.WRONG_CODE, 2));
        }
    }

    @Test
    void wrongAnswersOverSixteenChallengesAtOnce_areFiveForTheAccount() throws Exception {
        List<String> skills = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String skill = "skill-" + i;
            skills.add(skill);
            desk.request(new org.sayso.confirmation.Transaction(
                    skill, "pizza-order", ANN, "order", java.util.Map.of("amount", "1.00", "currency", "USD"), "1"));
        }
        AtomicInteger next = new AtomicInteger();

        List<Boolean> compared = Together.run(64, () -> {
            Inquiry walk = Inquiry.within(Duration.ofSeconds(8));
            String skill = skills.get(next.getAndIncrement() % skills.size());
            desk.confirmations.answer(ANN, skill, new Spoken("482193", Locale.US), Desk::everything, walk);
            return walk.checks().stream().anyMatch(check -> check.name().equals("code belongs to the challenge"));
        });

        assertThat(compared).filteredOn(each -> each).hasSizeLessThanOrEqualTo(5);
        assertThat(notices()).hasSize(1);
    }

    @Test
    void clockMovedBack_opensNoBudget() {
        guesses(ANN, 4);
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_PAUSED);
        clock.move(Duration.ofMinutes(-30));
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_PAUSED);
        clock.move(Duration.ofMinutes(46));
        guesses(ANN, 5);
        clock.move(Duration.ofDays(-2));
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF_TODAY);
    }

    @Test
    void clockMovedBackBehindASignIn_countsWrongCodesSinceThatSignInStill() {
        desk = desk(new GuessLimits(5, Duration.ofMinutes(1), 20, 3, 900));
        clock.move(Duration.ofDays(1));
        desk.confirmations.signedIn(ANN, clock.instant());
        clock.move(Duration.ofDays(-1));

        assertThat(guesses(ANN, 3)).endsWith(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);
        assertThat(guess(ANN)).isEqualTo(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);
    }

    /** Amazon's rule for voice: after three wrong codes the person is told, and nothing helps that challenge any more. */
    @Test
    void afterThreeWrongCodes_thePersonIsTold_andTheFourthFailsThoughItIsRight() {
        String code = code(ANN);

        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(new Answer.Refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(new Answer.Refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(new Answer.Refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(desk.answer(ANN, code)).isEqualTo(new Answer.Refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(orders.effects).isEmpty();
        assertThat(desk.confirmations.pending(ANN, SKILL)).isEmpty();
        assertThat(storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 10)))
                .extracting(OutboxEntry::challengeId)
                .isEmpty();
    }
}
