package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;
import static org.sayso.jdbc.Orders.order;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Approvals;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PhoneApproval;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.SignIn;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Where;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** Approval on a page. */
abstract class ApprovalContract {

    private static final PhoneApproval PAGE = PhoneApproval.withPasskey(URI.create("https://shop.example/approvals"));

    private final MovableClock clock = new MovableClock();
    private final Orders orders = new Orders();
    private final Transaction order = order(ANN, "order-1", "14.50");
    private Storage storage;
    private Desk desk;
    private Approvals approvals;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        desk = new Desk(storage, clock, Desk.builder(storage, clock, orders).methods(List.of(PAGE)));
        approvals = desk.confirmations.approvals();
    }

    private static Inquiry walk() {
        return Inquiry.within(Duration.ofSeconds(8));
    }

    private SignIn passkey() {
        return new SignIn(clock.instant(), Set.of("pop", "user", "mfa"));
    }

    private static String number(Requested.Sent sent) {
        return ((Where.Page) sent.where()).number();
    }

    private static String wrong(String number) {
        return number.equals("10") ? "11" : "10";
    }

    private Answer approve(Requested.Sent sent, UserKey user, String number, SignIn signIn) {
        return approvals.approve(sent.challengeId(), user, number, signIn, Desk::everything, walk());
    }

    private Answer look(Duration patience) {
        return Desk.uninterrupted(() ->
                desk.confirmations.look(ANN, SKILL, new Spoken("", Locale.US), patience, Desk::everything, walk()));
    }

    private static Answer refused(ConfirmationRefusal reason, int triesLeft) {
        return new Answer.Refused(reason, triesLeft);
    }

    @Test
    void approval_wakesWhoDelivers_afterItsCommit() {
        List<Integer> effects = new ArrayList<>();
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders)
                        .methods(List.of(PAGE))
                        .afterCommit(() -> effects.add(orders.effects.size())));
        approvals = desk.confirmations.approvals();
        Requested.Sent sent = desk.request(order);

        approve(sent, ANN, number(sent), passkey());

        assertThat(effects).containsExactly(0, 1);
    }

    @Test
    void spokenNumberTypedByTheOwner_approvesOnce_andIsSeenByTheSkill() {
        Requested.Sent sent = desk.request(order);
        String number = number(sent);
        assertThat(number).matches("[1-9][0-9]");
        assertThat(((Where.Page) sent.where()).linkSent()).isTrue();
        assertThat(desk.message(sent.challengeId()).text())
                .contains("https://shop.example/approvals/" + sent.challengeId(), "a pizza for 14.50 dollars")
                .doesNotContain(" " + number + " ");
        assertThat(approvals.waiting(ANN, SKILL, Locale.US)).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo(sent.challengeId());
            assertThat(waiting.summary()).isEqualTo("a pizza for 14.50 dollars");
            assertThat(waiting.triesLeft()).isEqualTo(3);
            assertThat(approvals.find(waiting.id(), ANN, Locale.US)).contains(waiting);
        });
        assertThat(look(Duration.ZERO)).isEqualTo(refused(ConfirmationRefusal.NOT_YET_APPROVED, 3));

        assertThat(approve(sent, ANN, " " + number + " ", passkey()))
                .isInstanceOfSatisfying(
                        Answer.Confirmed.class,
                        done -> assertThat(done.already()).isFalse());
        assertThat(approve(sent, ANN, number, passkey()))
                .isInstanceOfSatisfying(
                        Answer.Confirmed.class,
                        done -> assertThat(done.already()).isTrue());

        assertThat(orders.effects).containsExactly(order);
        assertThat(look(Duration.ZERO)).isInstanceOf(Answer.Confirmed.class);
        assertThat(approvals.waiting(ANN, SKILL, Locale.US)).isEmpty();
        assertThat(approvals.find(sent.challengeId(), ANN, Locale.US)).isEmpty();
        assertThat(approvals.deny(sent.challengeId(), ANN, walk())).isFalse();
        clock.move(Duration.ofMinutes(15));
        assertThat(look(Duration.ZERO)).isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
    }

    @Test
    void approvalGivenWhileTheSkillLooks_isSeenAtOnce() throws Exception {
        Requested.Sent sent = desk.request(order);
        AtomicInteger next = new AtomicInteger();

        List<Answer> answers = Together.run(2, () -> {
            if (next.getAndIncrement() == 0) {
                return look(Duration.ofSeconds(5));
            }
            Thread.sleep(200);
            return approve(sent, ANN, number(sent), passkey());
        });

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
    }

    @Test
    void challengeOfSomebodyElse_looksLikeNone() {
        Requested.Sent sent = desk.request(order);

        for (UserKey other : List.of(BEN, new UserKey("https://other.example", ANN.key()))) {
            assertThat(approvals.find(sent.challengeId(), other, Locale.US)).isEmpty();
            assertThat(approvals.waiting(other, SKILL, Locale.US)).isEmpty();
            assertThat(approve(sent, other, number(sent), passkey()))
                    .isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
            assertThat(approvals.deny(sent.challengeId(), other, walk())).isFalse();
        }
        assertThat(approvals.approve("unknown", ANN, "42", passkey(), Desk::everything, walk()))
                .isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        assertThat(approvals
                        .find(sent.challengeId(), ANN, Locale.US)
                        .orElseThrow()
                        .triesLeft())
                .isEqualTo(3);
    }

    @Test
    void signInThatIsTooOldTooWeakOrFromTheFuture_isRefusedWithoutATry() {
        Requested.Sent sent = desk.request(order);
        Set<String> pop = Set.of("pop", "mfa");

        assertThat(approve(sent, ANN, number(sent), new SignIn(clock.instant().minus(Duration.ofMinutes(6)), pop)))
                .isEqualTo(refused(ConfirmationRefusal.SIGN_IN_TOO_OLD, 3));
        assertThat(approve(sent, ANN, number(sent), new SignIn(clock.instant().plusSeconds(62), pop)))
                .isEqualTo(refused(ConfirmationRefusal.SIGN_IN_TOO_OLD, 3));
        for (Set<String> weak : List.of(
                Set.<String>of(), Set.of("pwd"), Set.of("mfa", "otp"), Set.of("POP", "mfa"), Set.of("pop", "user"))) {
            assertThat(approve(sent, ANN, number(sent), new SignIn(clock.instant(), weak)))
                    .isEqualTo(refused(ConfirmationRefusal.SIGN_IN_TOO_WEAK, 3));
        }
        assertThat(orders.effects).isEmpty();
        assertThat(approve(sent, ANN, number(sent), new SignIn(clock.instant().minusSeconds(299), pop)))
                .isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void visitorWithoutThePermission_isRefusedWithoutATry() {
        Requested.Sent sent = desk.request(order);

        assertThat(approvals.approve(sent.challengeId(), ANN, number(sent), passkey(), Desk::nothing, walk()))
                .isEqualTo(new Answer.NotPermitted(PolicyRefusal.SCOPE_MISSING, Requirement.scopes("pod:order")));
        assertThat(approve(sent, ANN, wrong(number(sent)), passkey()))
                .isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
    }

    @Test
    void wrongNumberThrice_locks_evenForTheRightOne() {
        Requested.Sent sent = desk.request(order);
        String wrong = wrong(number(sent));

        assertThat(approve(sent, ANN, wrong, passkey())).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(approve(sent, ANN, wrong, passkey())).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(approve(sent, ANN, wrong, passkey())).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(approve(sent, ANN, number(sent), passkey())).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(look(Duration.ZERO)).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(orders.effects).isEmpty();
        assertThat(orders.abandoned).containsExactly(order);
        assertThat(desk.request(order(ANN, "order-2", "1.00")))
                .as("the account's budget of wrong codes is untouched")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "4", "123", "-4", "+42", "٤٢", "４２", "4 2", "4.2", "0x2a", "forty-two"})
    void textThatIsNoNumber_costsNoTry(String typed) {
        Requested.Sent sent = desk.request(order);

        assertThat(approve(sent, ANN, typed, passkey())).isEqualTo(refused(ConfirmationRefusal.CODE_UNREADABLE, 3));
        assertThat(approve(sent, ANN, "4".repeat(1_000), passkey()))
                .isEqualTo(refused(ConfirmationRefusal.CODE_UNREADABLE, 3));
    }

    @Test
    void denial_endsTheOrder_andNothingRevivesIt() {
        Requested.Sent sent = desk.request(order);

        assertThat(approvals.deny(sent.challengeId(), ANN, walk())).isTrue();
        assertThat(approvals.deny(sent.challengeId(), ANN, walk())).isFalse();

        assertThat(approve(sent, ANN, number(sent), passkey())).isEqualTo(refused(ConfirmationRefusal.DENIED, 0));
        assertThat(look(Duration.ZERO)).isEqualTo(refused(ConfirmationRefusal.DENIED, 0));
        assertThat(orders.effects).isEmpty();
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void spokenAnswer_isToldToUseThePhone_andCostsNothing() {
        Requested.Sent sent = desk.request(order);

        for (String heard : List.of(number(sent), "482193", "")) {
            assertThat(desk.answer(ANN, heard)).isEqualTo(refused(ConfirmationRefusal.OTHER_METHOD, 0));
        }
        assertThat(orders.effects).isEmpty();
        assertThat(approvals
                        .find(sent.challengeId(), ANN, Locale.US)
                        .orElseThrow()
                        .triesLeft())
                .isEqualTo(3);
    }

    @Test
    void pageAnswerToACodeChallenge_findsNothing() {
        desk = new Desk(
                storage, clock, Desk.builder(storage, clock, orders).methods(List.of(new OwnCode(Channel.SMS), PAGE)));
        approvals = desk.confirmations.approvals();
        Requested.Sent sent = desk.request(order);
        String code = Desk.code(desk.message(sent.challengeId()));
        assertThat(sent.method()).isEqualTo("sms-code");

        assertThat(approvals.waiting(ANN, SKILL, Locale.US)).isEmpty();
        for (String typed : List.of(code, code.substring(0, 2), "42")) {
            assertThat(approve(sent, ANN, typed, passkey())).isEqualTo(refused(ConfirmationRefusal.NOTHING_PENDING, 0));
        }
        assertThat(approvals.deny(sent.challengeId(), ANN, walk())).isFalse();
        assertThat(look(Duration.ZERO)).isEqualTo(refused(ConfirmationRefusal.CODE_AWAITED, 3));
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void codeSwitchedToThePage_isDead_andTheTriesGoOn() {
        desk = new Desk(
                storage, clock, Desk.builder(storage, clock, orders).methods(List.of(new OwnCode(Channel.SMS), PAGE)));
        approvals = desk.confirmations.approvals();
        String code = desk.codeFor(order);
        desk.answer(ANN, Desk.wrong(code));
        clock.move(Duration.ofSeconds(30));

        Requested.Sent sent = (Requested.Sent) desk.again(ANN, Asking.Wish.APPROVAL);

        assertThat(sent.method()).isEqualTo(PhoneApproval.NAME);
        assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.OTHER_METHOD, 0));
        assertThat(approvals
                        .find(sent.challengeId(), ANN, Locale.US)
                        .orElseThrow()
                        .triesLeft())
                .isEqualTo(2);
        assertThat(approve(sent, ANN, number(sent), passkey())).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void approvalAfterItsLife_isExpired_alsoWhenTheClockGoesBack() {
        Requested.Sent sent = desk.request(order);
        clock.move(Duration.ofMinutes(5));

        assertThat(approvals.find(sent.challengeId(), ANN, Locale.US)).isEmpty();
        assertThat(approve(sent, ANN, number(sent), passkey())).isEqualTo(refused(ConfirmationRefusal.EXPIRED, 0));
        clock.move(Duration.ofMinutes(-5));
        assertThat(approve(sent, ANN, number(sent), passkey())).isEqualTo(refused(ConfirmationRefusal.EXPIRED, 0));
        assertThat(orders.abandoned).containsExactly(order);
    }

    @Test
    void orderChangedBeforeTheApproval_endsIt() {
        Requested.Sent sent = desk.request(order);
        orders.held = held -> java.util.Optional.of(order(ANN, "order-1", "99.00"));

        assertThat(approve(sent, ANN, number(sent), passkey()))
                .isEqualTo(refused(ConfirmationRefusal.TRANSACTION_CHANGED, 0));
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void approvalsDenialsAndExpiryAtOnce_endInOneOfThem() throws Exception {
        for (int round = 0; round < 10; round++) {
            UserKey user = new UserKey("https://id.example", "user-" + round);
            Transaction placed = order(user, "order", "1.00");
            Requested.Sent sent = desk.request(placed);
            AtomicInteger next = new AtomicInteger();

            List<Object> heard = Together.run(12, () -> switch (next.getAndIncrement() % 3) {
                case 0 ->
                    approvals.approve(sent.challengeId(), user, number(sent), passkey(), Desk::everything, walk());
                case 1 -> approvals.deny(sent.challengeId(), user, walk());
                default ->
                    storage.unitOfWork()
                            .run(() -> storage.challenges()
                                    .expire(sent.challengeId(), clock.instant().plus(Duration.ofMinutes(6))));
            });

            Challenge ended = storage.challenges().find(sent.challengeId()).orElseThrow();
            long effects = orders.effects.stream().filter(placed::equals).count();
            long first = heard.stream()
                    .filter(each -> each instanceof Answer.Confirmed confirmed && !confirmed.already())
                    .count();
            assertThat(ended).isNotInstanceOf(Challenge.Pending.class);
            assertThat(effects).as("%s", ended).isEqualTo(ended instanceof Challenge.Confirmed ? 1 : 0);
            assertThat(first).isEqualTo(effects);
            assertThat(heard.stream().filter(Boolean.TRUE::equals).count())
                    .isEqualTo(ended instanceof Challenge.Confirmed ? 0 : 1);
        }
    }

    @Test
    void sixteenApprovalsAtOnce_confirmOnce() throws Exception {
        Requested.Sent sent = desk.request(order);

        List<Answer> answers = Together.run(16, () -> approve(sent, ANN, number(sent), passkey()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
        assertThat(orders.effects).hasSize(1);
    }

    @Test
    void accountWithoutAnAddress_isAskedOnItsPageAlone() {
        Requested.Sent sent = (Requested.Sent) desk.request(order, List.of());

        assertThat(((Where.Page) sent.where()).linkSent()).isFalse();
        assertThat(storage.outbox().ofChallenge(sent.challengeId())).isEmpty();
        assertThat(approve(sent, ANN, number(sent), passkey())).isInstanceOf(Answer.Confirmed.class);
    }
}
