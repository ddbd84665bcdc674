package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;
import static org.sayso.jdbc.Orders.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Where;
import org.sayso.token.UserKey;

/** Messages sent again, by another channel, and for several transactions that wait. */
abstract class SendingContract {

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

    private void several(int pending) {
        desk = new Desk(storage, clock, Desk.builder(storage, clock, orders).pending(pending));
    }

    private static Requested tooSoon(Duration pause) {
        return new Requested.Refused(ConfirmationRefusal.RESEND_TOO_SOON, pause);
    }

    private static Answer refused(ConfirmationRefusal reason, int triesLeft) {
        return new Answer.Refused(reason, triesLeft);
    }

    private Challenge.Sending sending(String challengeId) {
        return storage.challenges().find(challengeId).orElseThrow().terms().sending();
    }

    private String code(Requested requested) {
        return Desk.code(desk.message(((Requested.Sent) requested).challengeId()));
    }

    @Test
    void messagesForOneOrder_areThree_thirtyAndSixtySecondsApart() {
        String series = desk.request(order).challengeId();
        assertThat(desk.again(ANN)).isEqualTo(tooSoon(Duration.ofSeconds(30)));
        clock.move(Duration.ofSeconds(29));
        assertThat(desk.again(ANN)).isEqualTo(tooSoon(Duration.ofSeconds(1)));
        clock.move(Duration.ofSeconds(1));
        Requested.Sent second = (Requested.Sent) desk.again(ANN);
        assertThat(second.again()).isTrue();
        assertThat(second.replaced()).isEmpty();
        assertThat(sending(second.challengeId()).series()).isEqualTo(series);
        assertThat(sending(second.challengeId()).number()).isEqualTo(2);

        clock.move(Duration.ofSeconds(59));
        assertThat(desk.again(ANN)).isEqualTo(tooSoon(Duration.ofSeconds(1)));
        clock.move(Duration.ofSeconds(1));
        Requested.Sent third = (Requested.Sent) desk.again(ANN);
        assertThat(sending(third.challengeId()).number()).isEqualTo(3);
        clock.move(Duration.ofSeconds(200));
        assertThat(Desk.reason(desk.again(ANN))).isEqualTo(ConfirmationRefusal.SENDS_USED_UP);
        assertThat(Desk.reason(desk.request(order, List.of(Desk.phone()))))
                .as("asking for the same order is no way around")
                .isEqualTo(ConfirmationRefusal.SENDS_USED_UP);
        assertThat(desk.answer(ANN, code(third)))
                .as("the newest code still counts")
                .isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void requestOfTheSameOrder_countsAsAnotherMessage() {
        String series = desk.request(order).challengeId();
        assertThat(desk.request(order, List.of(Desk.phone()))).isEqualTo(tooSoon(Duration.ofSeconds(30)));
        clock.move(Duration.ofSeconds(30));

        Requested.Sent second = desk.request(order(ANN, "order-1", "16.00"));

        assertThat(second.again()).isTrue();
        assertThat(sending(second.challengeId()).series()).isEqualTo(series);
        assertThat(orders.abandoned).isEmpty();
    }

    @Test
    void clockMovedBack_opensNoPause() {
        desk.request(order);
        clock.move(Duration.ofHours(-1));

        assertThat(Desk.reason(desk.again(ANN))).isEqualTo(ConfirmationRefusal.RESEND_TOO_SOON);
    }

    @Test
    void nothingWaiting_isNotSentAgain() {
        assertThat(Desk.reason(desk.again(ANN))).isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
        desk.request(order);
        assertThat(Desk.reason(desk.again(BEN))).isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
        clock.move(Duration.ofMinutes(5));
        assertThat(Desk.reason(desk.again(ANN))).isEqualTo(ConfirmationRefusal.NOTHING_PENDING);
    }

    @Test
    void newMessage_hasTheTriesThatAreLeft_andTheOldCodeIsWrong() {
        String old = desk.codeFor(order);
        desk.answer(ANN, Desk.wrong(old));
        clock.move(Duration.ofSeconds(30));
        String fresh = code(desk.again(ANN));
        if (fresh.equals(old)) {
            return; // One in a million.
        }

        assertThat(desk.answer(ANN, old)).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(desk.answer(ANN, fresh)).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).containsExactly(order);
    }

    @Test
    void otherChannel_isUsedWhereThePersonAsksForIt() {
        Requested.Sent first = (Requested.Sent) desk.request(order, List.of(Desk.phone(), Desk.MAILBOX));
        assertThat(first.method()).isEqualTo("sms-code");
        clock.move(Duration.ofSeconds(30));

        Requested.Sent second = (Requested.Sent) desk.again(ANN, Asking.Wish.EMAIL);

        assertThat(second.where()).isEqualTo(new Where.Mailbox("a", "example.com"));
        assertThat(desk.message(second.challengeId()).to()).isEqualTo(Desk.MAILBOX);
        assertThat(desk.answer(ANN, code(second))).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void channelThatTheAccountLacks_isRefused_andTheEarlierCodeCounts() {
        String code = desk.codeFor(order);
        clock.move(Duration.ofSeconds(30));
        Asking onlyPhone = desk.asking("", Desk.phone());

        for (Asking.Wish wish : List.of(Asking.Wish.EMAIL, Asking.Wish.APPROVAL)) {
            assertThat(Desk.reason(Desk.uninterrupted(() -> desk.confirmations.again(
                            ANN, SKILL, Optional.empty(), onlyPhone.by(wish), Desk::everything))))
                    .isEqualTo(ConfirmationRefusal.NO_OTHER_CHANNEL);
        }
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void messageThatCouldNotBeDelivered_liftsThePause() {
        Requested.Sent sent = desk.request(order);
        assertThat(desk.confirmations.deliveryFailed(ANN, SKILL)).isFalse();
        List<OutboxEntry> entries = storage.outbox().ofChallenge(sent.challengeId());
        storage.unitOfWork()
                .run(() -> storage.outbox().undeliverable(entries.get(0).id()));

        assertThat(desk.confirmations.deliveryFailed(ANN, SKILL)).isTrue();
        assertThat(desk.confirmations.deliveryFailed(BEN, SKILL)).isFalse();
        Requested.Sent second = (Requested.Sent) desk.again(ANN);
        assertThat(desk.confirmations.deliveryFailed(ANN, SKILL)).isFalse();
        assertThat(desk.answer(ANN, code(second))).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void destination_getsFiveMessagesAnHour_overAllAccounts() {
        Destination shared = Desk.phone();
        for (int i = 0; i < 5; i++) {
            assertThat(desk.request(order(user(i), "order", "1.00"), List.of(shared)))
                    .isInstanceOf(Requested.Sent.class);
            clock.move(Duration.ofMinutes(10));
        }
        Requested sixth = desk.request(order(user(6), "order", "1.00"), List.of(shared));
        assertThat(sixth).isEqualTo(new Requested.Refused(ConfirmationRefusal.DESTINATION_BUSY, Duration.ofHours(1)));
        assertThat(desk.request(order(user(6), "order", "1.00"), List.of(Desk.phone())))
                .isInstanceOf(Requested.Sent.class);
        clock.move(Duration.ofMinutes(-30));
        assertThat(Desk.reason(desk.request(order(user(7), "order", "1.00"), List.of(shared))))
                .as("the clock was set back")
                .isEqualTo(ConfirmationRefusal.DESTINATION_BUSY);
        clock.move(Duration.ofMinutes(41));
        assertThat(desk.request(order(user(7), "order", "1.00"), List.of(shared)))
                .isInstanceOf(Requested.Sent.class);
    }

    @Test
    void destinationThatManyAccountsUseAtOnce_getsFiveMessages() throws Exception {
        Destination shared = Desk.phone();
        AtomicInteger next = new AtomicInteger();

        List<Requested> requested = Together.run(
                32, () -> desk.request(order(user(next.getAndIncrement()), "order", "1.00"), List.of(shared)));

        assertThat(requested).filteredOn(Requested.Sent.class::isInstance).hasSize(5);
        assertThat(requested)
                .filteredOn(Requested.Refused.class::isInstance)
                .allSatisfy(each -> assertThat(Desk.reason(each)).isEqualTo(ConfirmationRefusal.DESTINATION_BUSY));
        assertThat(storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 100)))
                .hasSize(5);
    }

    private static UserKey user(int number) {
        return new UserKey("https://id.example", "user-" + number);
    }

    @Test
    void requestsOfOneOrderAtOnce_sendOneMessage() throws Exception {
        List<Requested> requested = Together.run(8, () -> desk.request(order, List.of(Desk.phone())));

        assertThat(requested).filteredOn(Requested.Sent.class::isInstance).hasSize(1);
        assertThat(requested)
                .filteredOn(Requested.Refused.class::isInstance)
                .allSatisfy(each -> assertThat(Desk.reason(each)).isEqualTo(ConfirmationRefusal.RESEND_TOO_SOON));
        assertThat(storage.challenges().pending(ANN, SKILL)).hasSize(1);
    }

    @Test
    void messageSentAgainWhileItsCodeIsAnswered_neverConfirmsTwiceOrLosesATry() throws Exception {
        for (int round = 0; round < 10; round++) {
            UserKey user = user(round);
            Transaction placed = order(user, "order", "1.00");
            String code = desk.codeFor(placed);
            clock.move(Duration.ofSeconds(30));
            AtomicInteger next = new AtomicInteger();

            List<Object> heard = Together.run(
                    4,
                    () -> next.getAndIncrement() % 2 == 0
                            ? desk.answer(user, code)
                            : desk.confirmations.again(
                                    user, SKILL, Optional.empty(), desk.asking("", Desk.phone()), Desk::everything));

            long effects = orders.effects.stream().filter(placed::equals).count();
            long confirmed = heard.stream()
                    .filter(each -> each instanceof Answer.Confirmed first && !first.already())
                    .count();
            assertThat(effects).as("effects, %s", heard).isEqualTo(confirmed).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void severalThatWait_areToldApartByTheirCodes() {
        several(3);
        List<String> codes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            codes.add(desk.codeFor(order(ANN, "order-" + i, i + ".00")));
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(desk.confirmations.allPending(ANN, SKILL))
                .extracting(Transaction::reference)
                .containsExactly("order-1", "order-2", "order-3");

        assertThat(desk.answer(ANN, codes.get(1))).isInstanceOf(Answer.Confirmed.class);
        assertThat(desk.answer(ANN, codes.get(0))).isInstanceOf(Answer.Confirmed.class);
        assertThat(desk.answer(ANN, codes.get(2))).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).extracting(Transaction::reference).containsExactly("order-2", "order-1", "order-3");
    }

    @Test
    void codeSaidTwice_isAlreadyConfirmed_thoughAnotherOneWaits() {
        several(2);
        String first = desk.codeFor(order);
        clock.move(Duration.ofSeconds(1));
        String second = desk.codeFor(order(ANN, "order-2", "2.00"));
        desk.answer(ANN, first);

        Answer again = desk.answer(ANN, first);

        assertThat(again).isInstanceOfSatisfying(Answer.Confirmed.class, confirmed -> {
            assertThat(confirmed.already()).isTrue();
            assertThat(confirmed.transaction()).isEqualTo(order);
        });
        assertThat(desk.answer(ANN, Desk.wrong(second)))
                .as("it cost the other one no try")
                .isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
    }

    @Test
    void wrongCode_countsForEachThatWaits_andARightOneGivesTheOthersTheirTryBack() {
        several(2);
        String first = desk.codeFor(order);
        clock.move(Duration.ofSeconds(1));
        Transaction other = order(ANN, "order-2", "2.00");
        String second = desk.codeFor(other);
        String wrong = wrong(first, second);

        assertThat(desk.answer(ANN, wrong)).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(storage.challenges().pending(ANN, SKILL).values())
                .extracting(Challenge.Pending::triesLeft)
                .containsExactly(2, 2);
        assertThat(desk.answer(ANN, first)).isInstanceOf(Answer.Confirmed.class);
        assertThat(storage.challenges().pending(ANN, SKILL).values())
                .extracting(Challenge.Pending::triesLeft)
                .containsExactly(2);
        assertThat(desk.answer(ANN, wrong)).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(desk.answer(ANN, second)).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).containsExactly(order, other);
    }

    private static String wrong(String one, String other) {
        String wrong = Desk.wrong(one);
        return wrong.equals(other) ? wrong.substring(0, 5) + (wrong.charAt(5) == '0' ? "1" : "0") : wrong;
    }

    @Test
    void personWhoSaysWhichOne_answersThatOneOnly() {
        several(2);
        String first = desk.codeFor(order);
        String second = desk.codeFor(order(ANN, "order-2", "2.00"));

        assertThat(desk.answer(ANN, meaning("order-2", first))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(storage.challenges().pending(ANN, SKILL).values())
                .extracting(Challenge.Pending::triesLeft)
                .containsExactly(3, 2);
        assertThat(desk.answer(ANN, meaning("order-9", first)))
                .isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        assertThat(desk.answer(ANN, meaning("order-1", first))).isInstanceOf(Answer.Confirmed.class);
        assertThat(desk.answer(ANN, meaning("order-2", second))).isInstanceOf(Answer.Confirmed.class);
    }

    private static Spoken meaning(String reference, String code) {
        return new Spoken(code, Locale.US, "", Optional.of(reference));
    }

    @Test
    void messageForTheOneThatIsMeant_isSentAgain() {
        several(2);
        desk.request(order);
        String second = desk.codeFor(order(ANN, "order-2", "2.00"));
        clock.move(Duration.ofSeconds(30));
        Asking asking = desk.asking("", Desk.phone());

        Requested.Sent sent = (Requested.Sent) Desk.uninterrupted(
                () -> desk.confirmations.again(ANN, SKILL, Optional.of("order-1"), asking, Desk::everything));

        assertThat(sent.transaction()).isEqualTo(order);
        assertThat(desk.answer(ANN, second)).isInstanceOf(Answer.Confirmed.class);
        assertThat(desk.answer(ANN, code(sent))).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void oneTooMany_dropsTheOldest_andNamesIt() {
        several(2);
        String oldest = desk.codeFor(order);
        clock.move(Duration.ofSeconds(1));
        desk.request(order(ANN, "order-2", "2.00"));
        clock.move(Duration.ofSeconds(1));

        assertThat(desk.request(order(ANN, "order-3", "3.00")).replaced()).contains(order);

        assertThat(orders.abandoned).containsExactly(order);
        assertThat(Desk.reason(desk.answer(ANN, oldest))).isEqualTo(ConfirmationRefusal.WRONG_CODE);
        assertThat(desk.confirmations.allPending(ANN, SKILL))
                .extracting(Transaction::reference)
                .containsExactly("order-2", "order-3");
    }

    @Test
    void withdrawal_endsTheNewestOnly() {
        several(2);
        desk.request(order);
        clock.move(Duration.ofSeconds(1));
        Transaction newest = order(ANN, "order-2", "2.00");
        desk.request(newest);

        assertThat(desk.confirmations.withdraw(ANN, SKILL, Inquiry.within(Duration.ofSeconds(8))))
                .contains(newest);
        assertThat(desk.confirmations.pending(ANN, SKILL)).contains(order);
    }

    @Test
    void requestsAtOnce_leaveAsManyOpenAsMayWait() throws Exception {
        several(3);
        AtomicInteger next = new AtomicInteger();

        List<Requested.Sent> sent =
                Together.run(8, () -> desk.request(order(ANN, "order-" + next.getAndIncrement(), "1.00")));

        assertThat(sent).hasSize(8);
        assertThat(storage.challenges().pending(ANN, SKILL)).hasSize(3);
        assertThat(orders.abandoned).hasSize(5);
    }
}
