package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.alexa.proof.MovableClock;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.confirmation.Acceptable;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationMethod;
import org.sayso.confirmation.ConfirmationPolicy;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmationsBuilder;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.MethodTraits;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PhoneApproval;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.confirmation.SignIn;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Verdict;
import org.sayso.confirmation.Where;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** Dialogues beside the straight way: split digits, another message, another channel, an approval, codes that are off. */
class OtherWaysTests {

    private static final byte[] SECRET = "a secret of the server for tests only".getBytes(StandardCharsets.UTF_8);
    private static final String OFFER = "You can say: send it again, or: send it by e-mail.";
    private static final Destination PHONE = new Destination(Channel.SMS, "+12025550142");
    private static final Destination MAILBOX = new Destination(Channel.EMAIL, "ann@example.com");
    private static final PhoneApproval PAGE = PhoneApproval.withPasskey(URI.create("https://shop.example/approvals"));
    private static final ConfirmationPhrase PHRASE = new ConfirmationPhrase(
            "AuthorizeOrderIntent",
            List.of("first", "second"),
            "authorize order",
            Optional.of("order"),
            Optional.of(
                    new ConfirmationPhrase.Again("SendAgainIntent", "channel", "send it again", "send it by e-mail")),
            Optional.of(new ConfirmationPhrase.Status("IsItDoneIntent", "is it done")));

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Orders orders = new Orders();
    private final Company company = new Company();
    private List<Destination> reach = List.of(PHONE, MAILBOX);
    private boolean contactsReachable = true;
    private Optional<Transaction> same = Optional.empty();
    private Confirmations confirmations = confirmations(builder -> builder);
    private Conversation ann = Conversation.with(skill()).linked(issuer.token("ann"));

    /** Asks on a phone, or calls with a code. */
    private static final class Company implements ProviderMethod {
        private boolean spoken;
        private Started next = new Started.Begun("call 1");
        private Verdict said = Verdict.WAITING;

        @Override
        public String name() {
            return "company";
        }

        @Override
        public MethodTraits traits() {
            return new MethodTraits(Set.of(), Set.of(), false, spoken, 1);
        }

        @Override
        public boolean spoken() {
            return spoken;
        }

        @Override
        public int codeLength() {
            return spoken ? 6 : 0;
        }

        @Override
        public Optional<Asking.Wish> way() {
            return Optional.empty();
        }

        @Override
        public Offer offer(UserKey user, Inquiry inquiry) {
            return new Offer.Available(new Where.App("Pizza Phone"), "ann");
        }

        @Override
        public Started start(UserKey user, String reference, Locale locale, Inquiry inquiry) {
            return next;
        }

        @Override
        public Verdict verify(UserKey user, String reference, String code, Inquiry inquiry) {
            return said;
        }

        @Override
        public Verdict poll(UserKey user, String reference, Inquiry inquiry) {
            return said;
        }
    }

    private Confirmations confirmations(UnaryOperator<ConfirmationsBuilder> change) {
        return change.apply(Confirmations.builder()
                        .storage(storage)
                        .key(SECRET)
                        .actions(List.of(orders))
                        .serviceName("Pizza on Demand")
                        .clock(clock.withZone(ZoneOffset.UTC)))
                .build();
    }

    private Skill skill() {
        Contacts contacts = (user, inquiry) -> {
            if (!contactsReachable) {
                throw new IOException("no answer");
            }
            return reach;
        };
        return new CustomSkillBuilder()
                .registerSdkModule(SaysoModule.builder()
                        .tokenVerifier(issuer.verifier())
                        .skillName("Pizza on Demand")
                        .confirmations(confirmations)
                        .contacts(contacts)
                        .confirmationPhrase(PHRASE)
                        .linkedHandlers(List.of(new OrderHandler()))
                        .build())
                .build();
    }

    private void use(UnaryOperator<ConfirmationsBuilder> change) {
        confirmations = confirmations(change);
        ann = Conversation.with(skill()).linked(issuer.token("ann"));
    }

    private void methods(ConfirmationMethod... methods) {
        use(builder -> builder.methods(List.of(methods)));
    }

    private final class OrderHandler implements LinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return intentName("OrderIntent").test(input);
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            return Reply.confirm(same.orElseGet(() -> orders.place(user.user(), "large")));
        }
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private Spoken order() {
        return ann.ask("OrderIntent");
    }

    private String code() {
        Matcher matcher = Pattern.compile("\\b([0-9]{6})\\b").matcher(text(newest()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String text(OutboxEntry entry) {
        return MessageSeal.withKey(SECRET).open(entry.id(), entry.sealed()).text();
    }

    private OutboxEntry newest() {
        List<OutboxEntry> entries =
                storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 100));
        return entries.get(entries.size() - 1);
    }

    private Spoken say(String first, String second) {
        return ann.ask("AuthorizeOrderIntent", Map.of("first", first, "second", second));
    }

    private Spoken sayCode(String code) {
        return say(code.substring(0, 3), code.substring(3));
    }

    private Spoken wrong() {
        String code = code();
        return sayCode((code.charAt(0) == '9' ? "0" : "9") + code.substring(1));
    }

    private Spoken sendBy(String channel) {
        ObjectNode request = ann.request("IntentRequest");
        ObjectNode slot = request.putObject("intent")
                .put("name", "SendAgainIntent")
                .putObject("slots")
                .putObject("channel")
                .put("name", "channel");
        ObjectNode authority = slot.put("value", "some words")
                .putObject("resolutions")
                .putArray("resolutionsPerAuthority")
                .addObject();
        authority.put("authority", "channels").putObject("status").put("code", "ER_SUCCESS_MATCH");
        authority
                .putArray("values")
                .addObject()
                .putObject("value")
                .put("name", channel)
                .put("id", channel);
        return ann.send(request, true);
    }

    @Test
    void digitsSplitOverSlots_confirmWithTheirLeadingZerosLost() {
        for (int i = 0; i < 100; i++) {
            // An account and a phone of its own each time: the limits of one would let no hundred codes pass.
            ann = Conversation.with(skill()).linked(issuer.token("customer " + i));
            reach = List.of(new Destination(Channel.SMS, "+1202555" + (1_000 + i)));
            order();
            String code = code();
            if (code.charAt(0) == '0' || code.charAt(3) == '0') {
                String first = String.valueOf(Integer.parseInt(code.substring(0, 3)));
                String second = String.valueOf(Integer.parseInt(code.substring(3)));
                assertThat(say(first, second).text()).as(code).contains("is confirmed.");
                return;
            }
        }
        throw new AssertionError("a fifth of all codes has such a zero");
    }

    @Test
    void sameUnreadableWordsTwice_offerAnotherChannel_andOtherWordsDoNot() {
        order();
        Spoken first = say("pepperoni", "");
        assertThat(first.text()).startsWith("Sorry, I did not hear a code of 6 digits.");
        Conversation next = ann;
        Spoken second = inSession(next, first, "pepperoni");
        assertThat(second.text())
                .isEqualTo("Sorry, I heard the same again, and it is not a code of 6 digits. " + OFFER);
        assertThat(second.reprompt()).isEqualTo(OFFER);
        assertThat(second.listening()).isTrue();
        assertThat(second.refusals()).containsExactly(ConfirmationRefusal.CODE_UNREADABLE);
        assertThat(first.json().at("/sessionAttributes").toString()).doesNotContain("pepperoni");
        assertThat(inSession(next, second, "salami").text()).startsWith("Sorry, I did not hear");
        assertThat(sayCode(code()).text()).isEqualTo("Order 1 is confirmed.");
    }

    /** Says something with the session's attributes as the answer before left them. */
    private Spoken inSession(Conversation conversation, Spoken before, String heard) {
        ObjectNode request = conversation.request("IntentRequest");
        ObjectNode slots =
                request.putObject("intent").put("name", "AuthorizeOrderIntent").putObject("slots");
        slots.putObject("first").put("name", "first").put("value", heard);
        slots.putObject("second").put("name", "second");
        return conversation.send(request, before.json().path("sessionAttributes"));
    }

    @Test
    void messageThatWasNotDelivered_isToldOnTheNextTurn_andSentAgainAtOnce() {
        order();
        String id = newest().id();
        storage.unitOfWork().run(() -> storage.outbox().undeliverable(id));

        Spoken told = say("", "");
        assertThat(told.text()).isEqualTo("I could not deliver your code. Nothing was confirmed. " + OFFER);
        assertThat(told.listening()).isTrue();

        Spoken again = sendBy("EMAIL");
        assertThat(again.text())
                .startsWith("I have sent a new code to your e-mail address that starts with a, at example.com."
                        + " The one before no longer counts.");
        assertThat(sayCode(code()).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void messageSentAgain_hasItsPauseAndItsLimit() {
        order();
        assertThat(sendBy("SMS").text())
                .isEqualTo("A message is on its way. Please wait 30 seconds before you ask for another.");
        clock.advance(Duration.ofSeconds(29));
        assertThat(sendBy("SMS").text()).contains("wait one second");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ann.ask("SendAgainIntent").text())
                .startsWith("I have sent a new code in a text message to your number ending in 4 2.");
        clock.advance(Duration.ofSeconds(60));
        assertThat(sendBy("SMS").text()).startsWith("I have sent a new code");
        clock.advance(Duration.ofSeconds(120));
        Spoken used = sendBy("EMAIL");
        assertThat(used.text()).startsWith("I have sent all the messages that I may send for this request.");
        assertThat(used.listening()).isTrue();
        assertThat(sayCode(code()).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void channelThatTheAccountLacks_isSaid_andTheEarlierCodeCounts() {
        reach = List.of(PHONE);
        order();
        String code = code();
        clock.advance(Duration.ofSeconds(30));

        Spoken spoken = sendBy("EMAIL");
        assertThat(spoken.text())
                .isEqualTo(
                        "Your account has no verified address for that. The code that I have sent before still counts.");
        assertThat(spoken.listening()).isTrue();
        assertThat(sayCode(code).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void nothingToSendAgain_isSaid() {
        Spoken spoken = ann.ask("SendAgainIntent");
        assertThat(spoken.text()).isEqualTo("There is nothing waiting for your confirmation.");
        assertThat(spoken.refusals()).containsExactly(ConfirmationRefusal.NOTHING_PENDING);
        order();
        contactsReachable = false;
        assertThat(ann.ask("SendAgainIntent").text()).startsWith("Sorry, I cannot look up where to send your code");
    }

    @Test
    void silenceAfterTheQuestion_isToldHowToGetAnotherMessage() {
        assertThat(order().reprompt())
                .isEqualTo(
                        "Please say: authorize order, and then the 6 digits. You can say: send it again, or: send it by"
                                + " e-mail.");
    }

    @Test
    void approvalThatIsSentAgain_isNotReadOutAgain() {
        methods(PAGE);
        order();
        clock.advance(Duration.ofMinutes(1));

        Spoken again = ann.ask("SendAgainIntent");

        assertThat(again.text())
                .matches("I have sent you a new link\\. The one before no longer counts\\. The number is [1-9] [0-9]\\."
                        + " When you have approved it on your phone, say: is it done\\.");
    }

    @Test
    void statusOfACode_isThatItIsAwaited() {
        order();
        Spoken spoken = ann.ask("IsItDoneIntent");
        assertThat(spoken.text())
                .isEqualTo("I am still waiting for your code. Nothing is confirmed yet. Please say: authorize order,"
                        + " and then the 6 digits.");
        assertThat(spoken.listening()).isTrue();
    }

    @Test
    void approval_isAskedForWithANumber_andItsEndIsTold() {
        methods(PAGE);
        Spoken asked = order();
        Matcher number = Pattern.compile("type the number ([0-9]) ([0-9])\\.").matcher(asked.text());
        assertThat(number.find()).isTrue();
        assertThat(asked.text())
                .startsWith(
                        "You asked for a large pizza. Please confirm it on your phone. Open the link that I have sent"
                                + " you. Sign in, check what it says, and type the number")
                .endsWith("Then say: is it done.");
        assertThat(asked.reprompt())
                .isEqualTo("The number is " + number.group(1) + " " + number.group(2)
                        + ". When you have approved it on your phone, say: is it done.");

        Spoken spoken = sayCode("482193");
        assertThat(spoken.text())
                .isEqualTo(
                        "This one is confirmed on your phone, not with a spoken code. When you have approved it there,"
                                + " say: is it done.");
        Spoken notYet = ann.ask("IsItDoneIntent");
        assertThat(notYet.text())
                .isEqualTo("It is not approved yet. When you have approved it on your phone, say: is it done.");
        assertThat(notYet.refusals()).containsExactly(ConfirmationRefusal.NOT_YET_APPROVED);

        String id = confirmations
                .approvals()
                .waiting(Issuer.user("ann"), TestRequests.SKILL, Locale.US)
                .get(0)
                .id();
        confirmations
                .approvals()
                .approve(
                        id,
                        Issuer.user("ann"),
                        number.group(1) + number.group(2),
                        new SignIn(clock.instant(), Set.of("pop", "user", "mfa")),
                        (requirement, inquiry) -> Optional.empty(),
                        Inquiry.within(Duration.ofSeconds(5)));
        assertThat(ann.ask("IsItDoneIntent").text()).isEqualTo("Order 1 is confirmed.");
        assertThat(orders.effects()).isEqualTo(1);
    }

    @Test
    void approvalWithoutALink_namesThePageOfTheAccount_andADenialIsTold() {
        methods(PAGE);
        reach = List.of();
        assertThat(order().text()).contains("Open the page of things to approve in your account.");
        String id = confirmations
                .approvals()
                .waiting(Issuer.user("ann"), TestRequests.SKILL, Locale.US)
                .get(0)
                .id();
        confirmations.approvals().deny(id, Issuer.user("ann"), Inquiry.within(Duration.ofSeconds(5)));

        Spoken told = ann.ask("IsItDoneIntent");
        assertThat(told.text()).isEqualTo("It was turned down on the phone. Nothing was confirmed.");
        assertThat(told.ended()).isTrue();
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @Test
    void questionInAnApp_isAskedFor_andAProviderThatIsGoneIsSaid() {
        methods(company);
        Spoken asked = order();
        assertThat(asked.text())
                .isEqualTo("You asked for a large pizza. To confirm, please answer the question in Pizza Phone on your"
                        + " phone. Then say: is it done.");
        assertThat(asked.reprompt())
                .isEqualTo("Please answer the question in Pizza Phone on your phone. Then say: is it done.");
        company.said = Verdict.UNAVAILABLE;
        Spoken gone = ann.ask("IsItDoneIntent");
        assertThat(gone.text()).startsWith("Sorry, I cannot reach the service that confirms this right now.");
        assertThat(gone.listening()).isTrue();
        company.said = Verdict.RIGHT;
        assertThat(ann.ask("IsItDoneIntent").text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void codeThroughAnApp_isSaidSo() {
        company.spoken = true;
        methods(company);
        assertThat(order().text()).contains("I have sent a code through Pizza Phone. Please say: authorize order");
    }

    @Test
    void providerThatThrottlesANewOrder_givesItUp() {
        company.next = new Started.Throttled(Duration.ofSeconds(20));
        methods(company);
        Spoken spoken = order();
        assertThat(spoken.refusals()).containsExactly(ConfirmationRefusal.RESEND_TOO_SOON);
        assertThat(orders.state("1")).as("nothing waits for it").isEqualTo("abandoned");
    }

    @Test
    void orderThatWaits_isNotGivenUpWhereNoMoreIsSentForIt() {
        order();
        String code = code();
        same = confirmations.pending(Issuer.user("ann"), TestRequests.SKILL);

        assertThat(order().refusals()).containsExactly(ConfirmationRefusal.RESEND_TOO_SOON);
        assertThat(orders.state("1")).isEqualTo("pending");
        clock.advance(Duration.ofSeconds(30));
        contactsReachable = false;
        order();
        assertThat(orders.state("1")).as("the contacts are gone").isEqualTo("pending");
        contactsReachable = true;
        reach = List.of();
        assertThat(order().refusals()).containsExactly(ConfirmationRefusal.NO_VERIFIED_DESTINATION);
        assertThat(orders.state("1")).as("the address is gone").isEqualTo("pending");
        assertThat(sayCode(code).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void personWhoNamesTheOrder_isUnderstood() {
        use(builder -> builder.pending(2));
        order();
        String first = code();
        clock.advance(Duration.ofSeconds(1));
        order();

        Spoken other = ann.ask(
                "AuthorizeOrderIntent",
                Map.of("first", first.substring(0, 3), "second", first.substring(3), "order", "2"));
        assertThat(other.refusals()).containsExactly(ConfirmationRefusal.WRONG_CODE);
        Spoken right = ann.ask(
                "AuthorizeOrderIntent",
                Map.of("first", first.substring(0, 3), "second", first.substring(3), "order", " 1 "));
        assertThat(right.text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void somebodyRecognisedOnTheHouseholdsAccount_hearsWhoseItIs() {
        Spoken spoken = ann.whomAlexaKnows().ask("OrderIntent");
        assertThat(spoken.text()).startsWith("This goes on the account that this household has linked. You asked for");
        assertThat(order().text()).doesNotContain("household");
    }

    @Test
    void tooManyWrongCodes_areSaidByTheirLimit() {
        List<String> said = new ArrayList<>();
        use(builder -> builder);
        for (int i = 0; i < 5; i++) {
            order();
            said.add(wrong().text());
            clock.advance(Duration.ofSeconds(3));
        }
        assertThat(said.get(4))
                .isEqualTo(
                        "There were too many wrong codes in a row, so I take no codes for a while. Nothing was confirmed."
                                + " I have told the owner of the account.");
        Spoken refused = order();
        assertThat(refused.refusals()).containsExactly(ConfirmationRefusal.CODES_PAUSED);
        assertThat(refused.ended()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|100|900|There were too many wrong codes today, so I take no more codes until tomorrow.",
                "10|1|900|so I take no codes until you sign in to your account again. Nothing was confirmed.",
                "10|100|1|There were too many wrong codes, so I take no codes for this account.",
            })
    void eachLimitOfWrongCodes_hasItsOwnWords(int perDay, int sinceSignIn, int perYear, String words) {
        use(builder -> builder.guessLimits(
                new org.sayso.confirmation.GuessLimits(5, Duration.ofMinutes(15), perDay, sinceSignIn, perYear)));
        order();
        assertThat(wrong().text()).contains(words);
    }

    @Test
    void freshSignInOfTheToken_turnsCodesOnAgain() {
        use(builder ->
                builder.guessLimits(new org.sayso.confirmation.GuessLimits(5, Duration.ofMinutes(15), 10, 1, 900)));
        order();
        wrong();
        clock.advance(Duration.ofMinutes(1));
        assertThat(order().refusals()).containsExactly(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);
        long now = clock.instant().getEpochSecond();

        Conversation linkedAgain =
                Conversation.with(ann.skill()).linked(issuer.token("ann", claims -> claims.claim("auth_time", now)));
        assertThat(linkedAgain.ask("OrderIntent").text()).contains("You asked for a large pizza.");
        Conversation fromTheFuture = Conversation.with(ann.skill())
                .linked(issuer.token("ann", claims -> claims.claim("auth_time", now + 3_600)));
        ann = linkedAgain;
        wrong();
        clock.advance(Duration.ofSeconds(3));
        assertThat(fromTheFuture.ask("OrderIntent").refusals())
                .containsExactly(ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN);
    }

    @Test
    void accountWithoutASafeEnoughMethod_hearsWhatToSetUp() {
        use(builder -> builder.policies(Map.of(Orders.TYPE, ConfirmationPolicy.of(Acceptable.methods("sms-code")))));
        reach = List.of(MAILBOX);
        Spoken spoken = order();
        assertThat(spoken.text())
                .isEqualTo(
                        "This needs a safer confirmation than your account has set up. Nothing was confirmed. Please add"
                                + " a passkey or a phone number in your account, and ask again.");
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @Test
    void busyDestination_isSaid() {
        reach = List.of(PHONE);
        for (int i = 0; i < 5; i++) {
            order();
        }
        Spoken spoken = order();
        assertThat(spoken.text()).startsWith("Too many messages went to your phone or mailbox in the last hour.");
        assertThat(orders.state("6")).isEqualTo("abandoned");
    }

    @Test
    void destinationThatIsNotAllowed_isSaid() {
        use(builder -> builder.methods(List.of(new OwnCode(Channel.SMS))).destinationRule(to -> false));
        assertThat(order().text()).startsWith("I cannot send codes to the phone number or e-mail address");
    }
}
