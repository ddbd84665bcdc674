package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;
import static org.sayso.jdbc.Orders.order;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.sayso.confirmation.Money;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PhoneApproval;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Verdict;

/** Which method is taken, what a policy lets through, and what a provider may do. */
abstract class MethodContract {

    private static final OwnCode SMS = new OwnCode(Channel.SMS);
    private static final OwnCode EMAIL = new OwnCode(Channel.EMAIL);
    private static final PhoneApproval PAGE = PhoneApproval.withPasskey(URI.create("https://shop.example/approvals"));

    private final MovableClock clock = new MovableClock();
    private final Orders orders = new Orders();
    private final Transaction order = order(ANN, "order-1", "14.50");
    private final PhoneCompany call = new PhoneCompany("call-code", true, 5);
    private final PhoneCompany push = new PhoneCompany("call-push", false, 5);
    private Storage storage;
    private Desk desk;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        desk = new Desk(storage, clock, orders);
    }

    private void methods(ConfirmationPolicy policy, ConfirmationMethod... methods) {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders).methods(List.of(methods)).policies(Map.of("pizza-order", policy)));
    }

    private String method(Transaction transaction, Destination... reach) {
        return ((Requested.Sent) desk.request(transaction, List.of(reach))).method();
    }

    private ConfirmationRefusal refusal(Transaction transaction, Destination... reach) {
        return Desk.reason(desk.request(transaction, List.of(reach)));
    }

    private Answer look() {
        return Desk.uninterrupted(() -> desk.confirmations.look(
                ANN,
                SKILL,
                new Spoken("", Locale.US),
                Duration.ZERO,
                Desk::everything,
                Inquiry.within(Duration.ofSeconds(8))));
    }

    private static Answer refused(ConfirmationRefusal reason, int triesLeft) {
        return new Answer.Refused(reason, triesLeft);
    }

    @Test
    void cheapestMethod_isTaken_andOfEquallyCheapOnesTheOneThatItsOwnerPrefers() {
        methods(ConfirmationPolicy.any(), PAGE, EMAIL, SMS);

        assertThat(method(order(ANN, "1", "1.00"), Desk.phone(), Desk.MAILBOX)).isEqualTo("sms-code");
        assertThat(method(order(ANN, "2", "1.00"), Desk.MAILBOX, Desk.phone())).isEqualTo("email-code");
        assertThat(method(order(ANN, "3", "1.00"))).isEqualTo(PhoneApproval.NAME);

        methods(ConfirmationPolicy.any(), PAGE, EMAIL, SMS, call);
        assertThat(method(order(ANN, "4", "1.00"), Desk.phone())).isEqualTo("call-code");
        call.offer = new Offer.NotSetUp();
        assertThat(method(order(ANN, "5", "1.00"), Desk.phone())).isEqualTo("sms-code");
        call.reachable = false;
        assertThat(method(order(ANN, "6", "1.00"), Desk.phone())).isEqualTo("sms-code");
    }

    @Test
    void amountAboveTheLimit_orInAnotherCurrency_orUnknown_needsMore() {
        methods(
                ConfirmationPolicy.any().above(Money.of("50.00", "USD"), Acceptable.methods(PhoneApproval.NAME)),
                SMS,
                PAGE);

        assertThat(method(order(ANN, "1", "50.00"), Desk.phone())).isEqualTo("sms-code");
        assertThat(method(order(ANN, "2", "50.01"), Desk.phone())).isEqualTo(PhoneApproval.NAME);
        assertThat(method(order(ANN, "3", "50.000000000001"), Desk.phone())).isEqualTo(PhoneApproval.NAME);
        assertThat(method(withDetails("4", Map.of("amount", "1.00", "currency", "EUR")), Desk.phone()))
                .isEqualTo(PhoneApproval.NAME);
        assertThat(method(withDetails("5", Map.of("size", "large")), Desk.phone()))
                .isEqualTo(PhoneApproval.NAME);
        assertThat(method(
                        withDetails("6", Map.of("instructedAmount", Map.of("amount", "60", "currency", "USD"))),
                        Desk.phone()))
                .isEqualTo(PhoneApproval.NAME);
    }

    private static Transaction withDetails(String reference, Map<String, Object> details) {
        return new Transaction(SKILL, "pizza-order", ANN, reference, details, "1");
    }

    @Test
    void newPayee_needsWhatThePolicySays() {
        methods(
                new ConfirmationPolicy(Acceptable.any(), List.of(), Optional.of(Acceptable.methods("email-code"))),
                SMS,
                EMAIL);
        assertThat(method(order, Desk.phone(), Desk.MAILBOX)).isEqualTo("sms-code");

        orders.payeeIsNew = true;
        assertThat(method(order(ANN, "2", "1.00"), Desk.phone(), Desk.MAILBOX)).isEqualTo("email-code");
        assertThat(refusal(order(ANN, "3", "1.00"), Desk.phone())).isEqualTo(ConfirmationRefusal.NO_ACCEPTABLE_METHOD);
    }

    @Test
    void elementsAndTheShownTransaction_ruleMethodsOut() {
        methods(ConfirmationPolicy.of(Acceptable.proving(Element.POSSESSION)), call, EMAIL, SMS, PAGE);
        assertThat(method(order(ANN, "1", "1.00"), Desk.MAILBOX, Desk.phone())).isEqualTo("sms-code");

        methods(
                ConfirmationPolicy.of(Acceptable.proving(Element.POSSESSION, Element.INHERENCE)),
                call,
                EMAIL,
                SMS,
                PAGE);
        assertThat(method(order(ANN, "2", "1.00"), Desk.phone())).isEqualTo(PhoneApproval.NAME);

        methods(ConfirmationPolicy.of(Acceptable.any().withTransactionShown()), call, EMAIL);
        assertThat(method(order(ANN, "3", "1.00"), Desk.MAILBOX)).isEqualTo("email-code");
    }

    @Test
    void accountWithoutAnAcceptableMethod_hearsWhatIsMissing() {
        methods(ConfirmationPolicy.of(Acceptable.proving(Element.POSSESSION)), SMS, EMAIL);
        assertThat(refusal(order, Desk.MAILBOX)).isEqualTo(ConfirmationRefusal.NO_ACCEPTABLE_METHOD);
        assertThat(refusal(order)).isEqualTo(ConfirmationRefusal.NO_VERIFIED_DESTINATION);

        methods(ConfirmationPolicy.any(), call);
        call.offer = new Offer.NotSetUp();
        assertThat(refusal(order, Desk.phone())).isEqualTo(ConfirmationRefusal.NO_ACCEPTABLE_METHOD);
        call.reachable = false;
        assertThat(refusal(order, Desk.phone())).isEqualTo(ConfirmationRefusal.PROVIDER_UNAVAILABLE);

        desk = new Desk(storage, clock, Desk.builder(storage, clock, orders).destinationRule(to -> false));
        assertThat(refusal(order, Desk.phone())).isEqualTo(ConfirmationRefusal.DESTINATION_NOT_ALLOWED);
        assertThat(storage.challenges().latest(ANN, SKILL)).isEmpty();
    }

    private static final ConfirmationPolicy FRESH =
            ConfirmationPolicy.of(Acceptable.any().orFresh(Duration.ofMinutes(2)));

    private Requested ask(String reference, String session) {
        return desk.request(order(ANN, reference, "1.00"), desk.asking(session, Desk.phone()));
    }

    private void confirmIn(String session, String reference) {
        Requested.Sent sent = (Requested.Sent) ask(reference, session);
        String code = Desk.code(desk.message(sent.challengeId()));
        assertThat(desk.answer(ANN, new Spoken(code, Locale.US, session, Optional.empty())))
                .isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void freshConfirmationOfTheSameSession_coversTheNextOrder_andNoThird() {
        methods(FRESH, SMS);
        confirmIn("session", "1");
        clock.move(Duration.ofMinutes(2));

        assertThat(ask("2", "session")).isInstanceOfSatisfying(Requested.Done.class, done -> {
            assertThat(done.confirmed().already()).isFalse();
            assertThat(done.confirmed().transaction().reference()).isEqualTo("2");
        });
        assertThat(orders.effects).extracting(Transaction::reference).containsExactly("1", "2");
        clock.move(Duration.ofMinutes(1));
        assertThat(ask("3", "session")).as("what was covered covers nothing").isInstanceOf(Requested.Sent.class);
    }

    @Test
    void confirmationThatIsOlder_orOfAnotherSession_orOfNone_coversNothing() {
        methods(FRESH, SMS);
        confirmIn("session", "1");

        assertThat(ask("2", "other")).isInstanceOf(Requested.Sent.class);
        assertThat(ask("3", "")).isInstanceOf(Requested.Sent.class);
        assertThat(desk.request(order(BEN, "4", "1.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Sent.class);
        clock.move(Duration.ofMinutes(2).plusMillis(1));
        assertThat(ask("5", "session")).isInstanceOf(Requested.Sent.class);
        clock.move(Duration.ofHours(-1));
        assertThat(ask("6", "session")).as("confirmed in the future").isInstanceOf(Requested.Sent.class);

        confirmIn("", "7");
        assertThat(ask("8", "")).isInstanceOf(Requested.Sent.class);
        assertThat(orders.effects).extracting(Transaction::reference).containsExactly("1", "7");
    }

    @Test
    void confirmationByAMethodThatWouldNotDo_coversNothing() {
        methods(
                ConfirmationPolicy.of(Acceptable.any().orFresh(Duration.ofMinutes(10)))
                        .above(
                                Money.of("50.00", "USD"),
                                Acceptable.proving(Element.POSSESSION).orFresh(Duration.ofMinutes(1))),
                SMS,
                EMAIL);
        Requested.Sent sent =
                (Requested.Sent) desk.request(order(ANN, "1", "5.00"), desk.asking("session", Desk.MAILBOX));
        String code = Desk.code(desk.message(sent.challengeId()));
        desk.answer(ANN, new Spoken(code, Locale.US, "session", Optional.empty()));

        assertThat(desk.request(order(ANN, "2", "60.00"), desk.asking("session", Desk.phone())))
                .as("the mailbox proves nothing")
                .isInstanceOf(Requested.Sent.class);
        assertThat(desk.request(order(ANN, "3", "2.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Done.class);
    }

    @Test
    void freshConfirmation_servesOnce_andForNoGreaterAmount() {
        methods(ConfirmationPolicy.of(Acceptable.any().orFresh(Duration.ofMinutes(10))), SMS);
        Requested.Sent sent =
                (Requested.Sent) desk.request(order(ANN, "1", "5.00"), desk.asking("session", Desk.phone()));
        String code = Desk.code(desk.message(sent.challengeId()));
        desk.answer(ANN, new Spoken(code, Locale.US, "session", Optional.empty()));

        assertThat(desk.request(order(ANN, "2", "5.01"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Sent.class);
        assertThat(desk.request(order(ANN, "3", "5.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Done.class);
        assertThat(desk.request(order(ANN, "4", "5.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Sent.class);
    }

    @Test
    void freshConfirmation_doesNotServeAnAccountWithoutThePermission() {
        methods(ConfirmationPolicy.of(Acceptable.any().orFresh(Duration.ofMinutes(10))), SMS);
        Requested.Sent sent =
                (Requested.Sent) desk.request(order(ANN, "1", "5.00"), desk.asking("session", Desk.phone()));
        String code = Desk.code(desk.message(sent.challengeId()));
        desk.answer(ANN, new Spoken(code, Locale.US, "session", Optional.empty()));

        assertThat(desk.request(
                        order(ANN, "2", "5.00"), desk.asking("", Desk.phone()).within("session", Desk::nothing)))
                .isInstanceOf(Requested.Sent.class);
        assertThat(orders.effects).hasSize(1);
    }

    @Test
    void shortestAge_ofAllRulesCounts_andARuleWithoutOneForbids() {
        methods(
                ConfirmationPolicy.of(Acceptable.any().orFresh(Duration.ofMinutes(10)))
                        .above(Money.of("10.00", "USD"), Acceptable.any().orFresh(Duration.ofMinutes(1)))
                        .above(Money.of("50.00", "USD"), Acceptable.any()),
                SMS);
        confirmIn("session", "1");
        clock.move(Duration.ofMinutes(1).plusMillis(1));

        assertThat(desk.request(order(ANN, "2", "51.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Sent.class);
        assertThat(desk.request(order(ANN, "3", "11.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Sent.class);
        assertThat(desk.request(order(ANN, "4", "1.00"), desk.asking("session", Desk.phone())))
                .isInstanceOf(Requested.Done.class);
    }

    @Test
    void coveredOrder_leavesWhatWaitsAlone() {
        methods(FRESH.above(Money.of("50.00", "USD"), Acceptable.any()), SMS);
        confirmIn("session", "1");
        Transaction waiting = order(ANN, "2", "60.00");
        Requested.Sent sent = (Requested.Sent) desk.request(waiting, desk.asking("session", Desk.phone()));

        assertThat(ask("3", "session")).isInstanceOf(Requested.Done.class);

        assertThat(orders.abandoned).isEmpty();
        assertThat(desk.confirmations.pending(ANN, SKILL)).contains(waiting);
        assertThat(desk.answer(ANN, Desk.code(desk.message(sent.challengeId()))))
                .isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void coveredOrdersAtOnce_areCarriedOutByOneConfirmationOnly() throws Exception {
        methods(FRESH, SMS);
        confirmIn("session", "1");

        List<Requested> requested = Together.run(
                4,
                () -> desk.request(
                        order(ANN, "order-" + Thread.currentThread().getId(), "1.00"),
                        new Asking(List.of(Desk.phone()), Locale.US, Inquiry.within(Duration.ofSeconds(8)))
                                .within("session", Desk::everything)));

        assertThat(requested).filteredOn(Requested.Done.class::isInstance).hasSize(orders.effects.size() - 1);
    }

    @Test
    void coveredOrder_isBoundToTheConfirmationThatCoversIt() {
        methods(FRESH, SMS);
        confirmIn("session", "1");
        Challenge by = storage.challenges().latest(ANN, SKILL).orElseThrow();
        ask("2", "session");

        assertThat(storage.challenges().latest(ANN, SKILL).orElseThrow()).satisfies(covered -> {
            assertThat(covered).isInstanceOf(Challenge.Confirmed.class);
            assertThat(covered.terms().proof().method()).isEqualTo("fresh-confirmation");
            assertThat(covered.terms().proof().secret()).isEqualTo(by.terms().id());
        });
    }

    @Test
    void providersCode_confirms_andWrongOnesAreCounted() {
        methods(ConfirmationPolicy.any(), call);
        Requested.Sent sent = desk.request(order);
        assertThat(sent.codeLength()).isEqualTo(6);
        String code = call.codeOf(ANN);
        String stored = storage.challenges()
                .find(sent.challengeId())
                .orElseThrow()
                .terms()
                .proof()
                .secret();
        assertThat(stored).doesNotContain("call 1");

        assertThat(desk.answer(ANN, "")).isEqualTo(refused(ConfirmationRefusal.CODE_UNREADABLE, 3));
        assertThat(call.verified).as("an empty code never goes to the provider").isEmpty();
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
        assertThat(call.verified).containsExactly(Desk.wrong(code), code);
        assertThat(orders.effects).containsExactly(order);
    }

    @Test
    void triesAtAProvider_areThree_whateverTheProviderWouldTake() {
        methods(ConfirmationPolicy.any(), call);
        desk.request(order);
        String wrong = Desk.wrong(call.codeOf(ANN));

        desk.answer(ANN, wrong);
        desk.answer(ANN, wrong);
        assertThat(desk.answer(ANN, wrong)).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(desk.answer(ANN, call.codeOf(ANN))).isEqualTo(refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(call.verified).hasSize(3);
    }

    @Test
    void providerThatThrottlesOrFailsAtTheStart_opensNothing() {
        methods(ConfirmationPolicy.any(), call);
        call.next = new Started.Throttled(Duration.ofSeconds(20));
        assertThat(desk.request(order, List.of()))
                .isEqualTo(new Requested.Refused(ConfirmationRefusal.RESEND_TOO_SOON, Duration.ofSeconds(20)));
        call.next = new Started.Failed("no such user");
        assertThat(refusal(order)).isEqualTo(ConfirmationRefusal.PROVIDER_UNAVAILABLE);
        assertThat(storage.challenges().latest(ANN, SKILL)).isEmpty();
    }

    @Test
    void providerThatDoesNotCheck_costsNoTryAndNoGuess() {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders)
                        .methods(List.of(call))
                        .guessLimits(new GuessLimits(2, Duration.ofMinutes(15), 10, 100, 900)));
        desk.request(order);
        String code = call.codeOf(ANN);

        for (int i = 0; i < 6; i++) {
            call.checking = i % 2 == 0;
            call.reachable = i % 2 != 0;
            assertThat(desk.answer(ANN, code)).isEqualTo(refused(ConfirmationRefusal.PROVIDER_UNAVAILABLE, 3));
        }
        call.checking = true;
        call.reachable = true;
        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void providerThatDoesNotCheck_leavesWhatWasComparedCounted() {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders).methods(List.of(call, SMS)).pending(2));
        desk.request(order);
        call.offer = new Offer.NotSetUp();
        clock.move(Duration.ofSeconds(1));
        Requested.Sent own = desk.request(order(ANN, "order-2", "2.00"));
        assertThat(own.method()).isEqualTo("sms-code");
        String code = Desk.code(desk.message(own.challengeId()));
        call.checking = false;

        assertThat(desk.answer(ANN, Desk.wrong(code))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));

        assertThat(storage.challenges().pending(ANN, SKILL).values())
                .extracting(each -> each.terms().proof().method(), Challenge.Pending::triesLeft)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("call-code", 3),
                        org.assertj.core.groups.Tuple.tuple("sms-code", 2));
    }

    @Test
    void answersAtOnceToAProviderThatDoesNotCheck_areRefusedInPeace() throws Exception {
        methods(ConfirmationPolicy.any(), call);
        desk.request(order);
        String code = call.codeOf(ANN);
        call.checking = false;

        List<Answer> answers = Together.run(16, () -> desk.answer(ANN, code));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(Desk.reason(answer))
                        .isIn(
                                ConfirmationRefusal.PROVIDER_UNAVAILABLE,
                                ConfirmationRefusal.CODE_AWAITED,
                                ConfirmationRefusal.CODES_PAUSED));
        call.checking = true;
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    @Test
    void newerCodeOfAProvider_endsWhatTheOlderOneWasFor() {
        desk = new Desk(
                storage,
                clock,
                Desk.builder(storage, clock, orders).methods(List.of(call)).pending(3));
        desk.request(order);
        String old = call.codeOf(ANN);
        clock.move(Duration.ofSeconds(1));

        Requested.Sent second = desk.request(order(ANN, "order-2", "2.00"));

        assertThat(second.replaced()).contains(order);
        assertThat(storage.challenges().pending(ANN, SKILL)).hasSize(1);
        assertThat(Desk.reason(desk.answer(ANN, old))).isEqualTo(ConfirmationRefusal.WRONG_CODE);
        assertThat(desk.answer(ANN, call.codeOf(ANN))).isInstanceOf(Answer.Confirmed.class);
        assertThat(orders.effects).extracting(Transaction::reference).containsExactly("order-2");
    }

    @Test
    void codesOfAProvider_areFiveAnHour() {
        methods(ConfirmationPolicy.any(), call);
        for (int i = 0; i < 5; i++) {
            desk.request(order(ANN, "order-" + i, "1.00"));
        }
        assertThat(refusal(order(ANN, "order-6", "1.00"))).isEqualTo(ConfirmationRefusal.DESTINATION_BUSY);
    }

    @Test
    void referenceOfAProvider_movedToAnotherChallenge_isWorthNothing() {
        methods(ConfirmationPolicy.any(), call);
        Requested.Sent sent = desk.request(order);
        Challenge.Terms terms =
                storage.challenges().find(sent.challengeId()).orElseThrow().terms();
        Transaction other = order(ANN, "order-9", "99.00");
        storage.unitOfWork().run(() -> {
            storage.challenges().withdraw(terms.id());
            storage.challenges()
                    .add(
                            new Challenge.Pending(
                                    new Challenge.Terms(
                                            "moved",
                                            other,
                                            terms.proof(),
                                            terms.sending(),
                                            terms.createdAt(),
                                            terms.expiresAt()),
                                    3),
                            0);
            return true;
        });

        assertThat(desk.answer(ANN, call.codeOf(ANN))).isEqualTo(refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(call.verified).isEmpty();
        assertThat(orders.effects).isEmpty();
    }

    @Test
    void questionOfAProvider_isAskedForUntilItIsAnswered() {
        methods(ConfirmationPolicy.any(), push);
        assertThat(desk.request(order).codeLength()).isZero();

        assertThat(look()).isEqualTo(refused(ConfirmationRefusal.NOT_YET_APPROVED, 3));
        assertThat(desk.answer(ANN, "482193")).isEqualTo(refused(ConfirmationRefusal.OTHER_METHOD, 0));
        push.reachable = false;
        assertThat(look()).isEqualTo(refused(ConfirmationRefusal.PROVIDER_UNAVAILABLE, 3));
        push.reachable = true;
        push.said = Verdict.RIGHT;
        assertThat(look()).isInstanceOf(Answer.Confirmed.class);
        assertThat(look())
                .isInstanceOfSatisfying(
                        Answer.Confirmed.class,
                        again -> assertThat(again.already()).isTrue());
        assertThat(orders.effects).containsExactly(order);
    }

    @Test
    void questionThatIsDenied_over_orWrong_endsTheOrder() {
        Map<Verdict, ConfirmationRefusal> ends = Map.of(
                Verdict.DENIED, ConfirmationRefusal.DENIED,
                Verdict.EXPIRED, ConfirmationRefusal.WITHDRAWN,
                Verdict.WRONG, ConfirmationRefusal.WITHDRAWN);
        methods(ConfirmationPolicy.any(), push);
        ends.forEach((verdict, reason) -> {
            desk.request(order(ANN, "order " + verdict, "1.00"));
            push.said = verdict;
            assertThat(look()).isEqualTo(refused(reason, 0));
            push.said = Verdict.RIGHT;
            assertThat(look()).as("a later yes").isEqualTo(refused(reason, 0));
        });
        assertThat(orders.effects).isEmpty();
        assertThat(orders.abandoned).hasSize(3);
    }

    @Test
    void looksAtOnce_confirmOnce() throws Exception {
        methods(ConfirmationPolicy.any(), push);
        desk.request(order);
        push.said = Verdict.RIGHT;

        List<Answer> answers = Together.run(16, this::look);

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
        assertThat(orders.effects).hasSize(1);
    }
}
