package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.request.RequestHelper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.alexa.proof.MovableClock;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.token.Authentication;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerifier;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** Whole dialogues: an order, a code that arrives by message, and what is said about it. */
class ConfirmationDialogueTests {

    private static final byte[] SECRET = "a secret of the server for tests only".getBytes(StandardCharsets.UTF_8);
    private static final String HOW_TO = "Please say: authorize order, and then the 6 digits.";
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Orders orders = new Orders();
    private final MutableContacts contacts = new MutableContacts();
    private final Set<String> read = new HashSet<>();
    private Supplier<UserKey> customer = () -> Issuer.user("ann");
    private final Conversation ann = Conversation.with(skill()).linked(issuer.token("ann"));

    /** A directory of addresses that can be changed, lost and unreachable. */
    private static final class MutableContacts implements Contacts {
        Optional<Destination> destination = Optional.of(new Destination(Channel.SMS, "+12025550142"));
        boolean reachable = true;

        @Override
        public List<Destination> find(UserKey user, Inquiry inquiry) throws IOException {
            if (!reachable) {
                throw new IOException("no answer");
            }
            return destination.stream().toList();
        }
    }

    private Skill skill() {
        return skill(issuer.verifier());
    }

    private Skill skill(TokenVerifier verifier) {
        Confirmations confirmations = Confirmations.builder()
                .storage(storage)
                .key(SECRET)
                .actions(List.of(orders))
                .serviceName("Pizza on Demand")
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
        return new CustomSkillBuilder()
                .registerSdkModule(SaysoModule.builder()
                        .tokenVerifier(verifier)
                        .skillName("Pizza on Demand")
                        .confirmations(confirmations)
                        .contacts(contacts)
                        .confirmationPhrase(new ConfirmationPhrase("AuthorizeOrderIntent", "code", "authorize order"))
                        .linkedHandlers(List.of(new OrderHandler()))
                        .maybeLinkedHandlers(List.of(new CarelessHandler()))
                        .build())
                .build();
    }

    private final class OrderHandler implements LinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return intentName("OrderIntent").test(input);
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            String size =
                    RequestHelper.forHandlerInput(input).getSlotValue("size").orElseThrow();
            return Reply.confirm(orders.place(customer.get(), size));
        }
    }

    /** Wants things confirmed for whoever speaks. */
    private final class CarelessHandler implements MaybeLinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return intentName("CarelessIntent")
                    .or(intentName("OtherSkillIntent"))
                    .test(input);
        }

        @Override
        public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
            Transaction placed = orders.place(customer.get(), "large");
            return Reply.confirm(
                    intentName("CarelessIntent").test(input)
                            ? placed
                            : new Transaction(
                                    "amzn1.ask.skill.other",
                                    Orders.TYPE,
                                    placed.user(),
                                    placed.reference(),
                                    placed.details(),
                                    "1"));
        }
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void codeFromALinkWithoutTheScope_isRefusedBeforeATryIsCounted() {
        order("large");
        String code = code();
        Conversation readOnly =
                Conversation.with(ann.skill()).linked(issuer.token("ann", claims -> claims.claim("scope", "openid")));

        for (String heard : List.of(code, wrong(code), wrong(code), wrong(code))) {
            Spoken spoken = readOnly.ask("AuthorizeOrderIntent", Map.of("code", heard));
            assertThat(spoken.refusals()).containsExactly(PolicyRefusal.SCOPE_MISSING);
            assertThat(spoken.text()).contains("pod order");
        }

        assertThat(orders.state("1")).isEqualTo("pending");
        assertThat(authorize(code).text()).contains("Order 1 is confirmed.");
    }

    @Test
    void tokenRevokedSinceTheOrder_isRefusedAtTheCodeBeforeATryIsCounted() {
        AtomicReference<Authentication> word = new AtomicReference<>();
        TokenVerifier verifier = issuer.verifierBuilder()
                .issuerCheck((token, inquiry) -> Objects.requireNonNull(word.get()))
                .build();
        orders.requirement = Requirement.scopes("pod:order").with(TokenCheck.ASK_ISSUER_NOW);
        Conversation asking = Conversation.with(skill(verifier)).linked(issuer.token("ann"));
        asking.ask("OrderIntent", Map.of("size", "large"));
        String code = code();

        word.set(new Authentication.Rejected(CallerRefusal.INACTIVE, "revoked"));
        for (int i = 0; i < 4; i++) {
            Spoken spoken = asking.ask("AuthorizeOrderIntent", Map.of("code", wrong(code)));
            assertThat(spoken.refusals()).containsExactly(CallerRefusal.INACTIVE);
            assertThat(spoken.card()).isEqualTo("LinkAccount");
        }
        word.set(Authentication.Authentic.said(Issuer.claims("ben", clock.instant())));
        assertThat(asking.ask("AuthorizeOrderIntent", Map.of("code", code)).refusals())
                .as("the issuer names another user")
                .containsExactly(CallerRefusal.SUBJECT_INVALID);
        assertThat(orders.state("1")).isEqualTo("pending");

        word.set(Authentication.Authentic.said(Issuer.claims("ann", clock.instant())));
        assertThat(asking.ask("AuthorizeOrderIntent", Map.of("code", code)).text())
                .contains("Order 1 is confirmed.");
    }

    private Spoken order(String size) {
        return ann.ask("OrderIntent", Map.of("size", size));
    }

    private Spoken authorize(String heard) {
        return ann.ask("AuthorizeOrderIntent", Map.of("code", heard));
    }

    /** The newest message that was not read yet. */
    private Message message() {
        List<OutboxEntry> entries =
                storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 10));
        OutboxEntry entry = entries.stream()
                .filter(each -> read.add(each.id()))
                .reduce((first, second) -> second)
                .orElseThrow();
        return MessageSeal.withKey(SECRET).open(entry.id(), entry.sealed());
    }

    private String code() {
        Matcher matcher = CODE.matcher(message().text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    private static void assertRefused(ConfirmationRefusal reason, Spoken spoken) {
        assertThat(spoken.refusals()).contains(reason);
    }

    @Test
    void order_isReadBackWithWhereTheCodeWentAndTheSessionStaysOpen() {
        Spoken spoken = order("large");

        assertThat(spoken.text())
                .isEqualTo(
                        "You asked for a large pizza. To confirm, I have sent a code in a text message to your number"
                                + " ending in 4 2. " + HOW_TO);
        assertThat(spoken.reprompt()).isEqualTo(HOW_TO);
        assertThat(spoken.listening()).isTrue();
        assertThat(spoken.json().at("/response/outputSpeech/type").asText()).isEqualTo("PlainText");
        assertThat(orders.state("1")).isEqualTo("pending");
        Message message = message();
        assertThat(message.to().address()).isEqualTo("+12025550142");
        assertThat(message.text()).contains("a large pizza");
        Matcher code = CODE.matcher(message.text());
        assertThat(code.find()).isTrue();
        assertThat(spoken.json().toString() + spoken.inquiry().checks())
                .doesNotContain(code.group(1))
                .doesNotContain("2025550142");
    }

    @Test
    void codeByMail_isSaidWithoutTheMailbox() {
        contacts.destination = Optional.of(new Destination(Channel.EMAIL, "ben.baker@example.com"));
        Spoken spoken = order("small");
        assertThat(spoken.text()).contains("to your e-mail address that starts with b, at example.com");
        assertThat(spoken.json().toString() + spoken.inquiry().checks()).doesNotContain("ben.baker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ", "})
    void rightCode_confirmsOnceAndSaysSo(String between) {
        order("large");
        String code = code();
        Spoken spoken = authorize(String.join(between, code.split("")));

        assertThat(spoken.text()).isEqualTo("Order 1 is confirmed.");
        assertThat(spoken.ended()).isTrue();
        assertThat(orders.state("1")).isEqualTo("confirmed");

        Spoken again = authorize(code);
        assertThat(again.text())
                .isEqualTo("That is confirmed already, and nothing new has happened. Order 1 is confirmed.");
        assertThat(orders.effects()).isEqualTo(1);
    }

    @Test
    void wrongCodes_countDownAndLockAndThenTheRightOneFails() {
        order("large");
        String code = code();

        Spoken first = authorize(wrong(code));
        assertThat(first.text())
                .isEqualTo(
                        "That code is not right. Please use the one from the newest message. You have two tries left. "
                                + HOW_TO);
        assertThat(first.reprompt()).isEqualTo(HOW_TO);
        assertThat(first.listening()).isTrue();
        assertRefused(ConfirmationRefusal.WRONG_CODE, first);

        Spoken second = authorize(wrong(code));
        assertThat(second.text()).contains("You have one try left.");
        assertThat(second.listening()).isTrue();

        Spoken third = authorize(wrong(code));
        assertThat(third.text()).contains("too many wrong codes").contains("Nothing was confirmed");
        assertThat(third.ended()).isTrue();
        assertRefused(ConfirmationRefusal.LOCKED, third);

        Spoken right = authorize(code);
        assertRefused(ConfirmationRefusal.LOCKED, right);
        assertThat(right.ended()).isTrue();
        assertThat(orders.effects()).isZero();
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the usual", "1 2 3", "12", "12345678", "?"})
    void unreadableCode_costsNoTryAndIsAskedForAgain(String heard) {
        order("large");
        String code = code();
        for (int i = 0; i < 5; i++) {
            Spoken spoken = authorize(heard);
            assertThat(spoken.text()).isEqualTo("Sorry, I did not hear a code of 6 digits. " + HOW_TO);
            assertThat(spoken.listening()).isTrue();
            assertRefused(ConfirmationRefusal.CODE_UNREADABLE, spoken);
        }
        assertThat(authorize(code).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void intentWithoutItsSlot_isAskedForAgain() {
        order("large");
        assertRefused(ConfirmationRefusal.CODE_UNREADABLE, ann.ask("AuthorizeOrderIntent"));
    }

    @Test
    void nothingPending_isSaid() {
        Spoken spoken = authorize("123456");
        assertThat(spoken.text()).contains("nothing waiting for your confirmation");
        assertThat(spoken.ended()).isTrue();
    }

    @Test
    void expiredCode_isSaid() {
        order("large");
        String code = code();
        clock.advance(Duration.ofMinutes(5));
        Spoken spoken = authorize(code);
        assertRefused(ConfirmationRefusal.EXPIRED, spoken);
        assertThat(spoken.text()).contains("too old").contains("Nothing was confirmed");
        assertThat(spoken.ended()).isTrue();
        assertThat(orders.effects()).isZero();
    }

    @Test
    void orderChangedSinceTheCode_isSaid() {
        order("large");
        String code = code();
        orders.change("1", "jumbo");
        Spoken spoken = authorize(code);
        assertRefused(ConfirmationRefusal.TRANSACTION_CHANGED, spoken);
        assertThat(spoken.text()).contains("has changed since");
        assertThat(spoken.ended()).isTrue();
        assertThat(orders.effects()).isZero();
    }

    @Test
    void secondOrderWhileOneIsPending_takesItsPlaceAndSaysSo() {
        order("large");
        String old = code();
        Spoken spoken = order("small");
        assertThat(spoken.text())
                .startsWith("This takes the place of your earlier request, a large pizza, which was not confirmed."
                        + " You asked for a small pizza.");
        String fresh = code();

        if (!old.equals(fresh)) {
            assertRefused(ConfirmationRefusal.WRONG_CODE, authorize(old));
        }
        assertThat(authorize(fresh).text()).isEqualTo("Order 2 is confirmed.");
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @Test
    void anotherUser_cannotConfirmWithTheRightCode() {
        order("large");
        String code = code();
        Conversation ben = Conversation.with(ann.skill()).linked(issuer.token("ben"));
        assertRefused(ConfirmationRefusal.NOTHING_PENDING, ben.ask("AuthorizeOrderIntent", Map.of("code", code)));
        assertThat(orders.effects()).isZero();
    }

    @Test
    void codeFromSomebodyUnlinked_asksToLinkAndCountsNoTry() {
        order("large");
        String code = code();
        Conversation nobody = Conversation.with(ann.skill());
        for (int i = 0; i < 5; i++) {
            Spoken spoken = nobody.ask("AuthorizeOrderIntent", Map.of("code", wrong(code)));
            assertThat(spoken.refusals()).containsExactly(CallerRefusal.NOT_LINKED);
            assertThat(spoken.card()).isEqualTo("LinkAccount");
        }
        assertThat(authorize(code).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void noVerifiedDestination_isSaidAndTheOrderIsGivenUp() {
        contacts.destination = Optional.empty();
        Spoken spoken = order("large");
        assertThat(spoken.refusals()).containsExactly(ConfirmationRefusal.NO_VERIFIED_DESTINATION);
        assertThat(spoken.text()).contains("no verified phone number").contains("Nothing was confirmed");
        assertThat(spoken.ended()).isTrue();
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @Test
    void contactsThatCannotBeReached_areApologisedForAndTheOrderIsGivenUp() {
        contacts.reachable = false;
        Spoken spoken = order("large");
        assertThat(spoken.text()).contains("cannot look up where to send your code");
        assertThat(spoken.ended()).isTrue();
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @Test
    void transactionOfAnotherUserOrSkill_isAClearFault() {
        customer = () -> Issuer.user("ben");
        assertThatThrownBy(() -> order("large")).hasStackTraceContaining("not of the verified user");
        customer = () -> Issuer.user("ann");
        assertThatThrownBy(() -> Conversation.with(ann.skill()).ask("CarelessIntent"))
                .hasStackTraceContaining("not of the verified user");
        assertThatThrownBy(() -> ann.ask("OtherSkillIntent")).hasStackTraceContaining("names another skill");
        assertThat(storage.outbox().nextDue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE|Ihr Auftrag lautet: a large pizza. Zur Bestätigung habe ich Ihnen einen Code geschickt: per SMS an Ihre"
                        + " Nummer, die auf 4 2 endet. |Bitte sagen Sie: authorize order, und dann die 6 Ziffern.",
                "es-MX|Ha pedido lo siguiente: a large pizza. Para confirmarlo, le he enviado un código en un mensaje de texto"
                        + " a su número que termina en 4 2. |Diga: authorize order, y después los 6 dígitos.",
                "fr-CA|Voici votre demande : a large pizza. Pour la confirmer, je vous ai envoyé un code par SMS à votre numéro"
                        + " qui se termine par 4 2. |Veuillez dire : authorize order, puis les 6 chiffres.",
                "it-IT|Ecco la sua richiesta: a large pizza. Per confermarla, le ho inviato un codice con un SMS al suo numero"
                        + " che termina con 4 2. |Dica: authorize order, e poi le 6 cifre.",
                "pt-BR|Você pediu o seguinte: a large pizza. Para confirmar, enviei um código por mensagem de texto para o seu"
                        + " número que termina em 4 2. |Diga: authorize order, e depois os 6 dígitos.",
                "ja-JP|ご依頼の内容は、a large pizzaです。確定のため、末尾が4 2の電話番号にSMSでコードを送りました。"
                        + "|authorize order、と言ってから、6桁の数字を言ってください。",
                "ar-EG|You asked for a large pizza. To confirm, I have sent a code in a text message to your number ending in"
                        + " 4 2. |Please say: authorize order, and then the 6 digits.",
            })
    void readBack_isInTheLanguageOfTheRequestWithTheConfiguredWords(String locale, String asked, String howTo) {
        Spoken spoken = ann.in(locale).ask("OrderIntent", Map.of("size", "large"));

        assertThat(spoken.text()).isEqualTo(padded(locale, asked) + howTo);
        assertThat(spoken.reprompt()).isEqualTo(howTo);
        assertThat(spoken.json().at("/response/outputSpeech/type").asText()).isEqualTo("PlainText");
    }

    /** The table's columns come trimmed; every language but Japanese has a space after a sentence. */
    private static String padded(String locale, String sentence) {
        return locale.startsWith("ja") ? sentence : sentence + " ";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE|per E-Mail an Ihre Adresse bei example.com, die mit b beginnt.",
                "es-ES|a su dirección de correo electrónico que empieza por b, en example.com.",
                "fr-FR|par e-mail à votre adresse qui commence par b, chez example.com.",
                "it-IT|via e-mail al suo indirizzo che inizia con b, presso example.com.",
                "pt-BR|para o seu endereço de e-mail que começa com b, em example.com.",
                "ja-JP|bで始まる、example.comのメールアドレスにコードを送りました。",
            })
    void codeByMail_isSaidWithoutTheMailboxInEveryLanguage(String locale, String where) {
        contacts.destination = Optional.of(new Destination(Channel.EMAIL, "ben.baker@example.com"));
        Spoken spoken = ann.in(locale).ask("OrderIntent", Map.of("size", "large"));
        assertThat(spoken.text()).contains(where).doesNotContain("ben.baker");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE|Sie haben noch zwei Versuche.|Sie haben noch einen Versuch.|zu viele falsche Codes",
                "es-ES|Le quedan dos intentos.|Le queda un intento.|demasiados códigos incorrectos",
                "fr-FR|Il vous reste deux essais.|Il vous reste un essai.|trop de codes erronés",
                "it-IT|Le rimangono due tentativi.|Le rimane un tentativo.|troppi codici sbagliati",
                "pt-BR|Você ainda tem duas tentativas.|Você ainda tem uma tentativa.|códigos errados demais",
                "ja-JP|あと2回お試しいただけます。|あと1回お試しいただけます。|間違ったコードが多すぎた",
            })
    void wrongCodes_countDownInEveryLanguage(String locale, String two, String one, String none) {
        order("large");
        String wrong = wrong(code());
        Conversation there = ann.in(locale);
        for (String words : List.of(two, one, none)) {
            assertThat(there.ask("AuthorizeOrderIntent", Map.of("code", wrong)).text())
                    .contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB|zero one two three four five six seven eight nine",
                "de-AT|null eins zwei drei vier fünf sechs sieben acht neun",
                "es-MX|cero uno dos tres cuatro cinco seis siete ocho nueve",
                "fr-CA|zéro un deux trois quatre cinq six sept huit neuf",
                "it-IT|zero uno due tre quattro cinque sei sette otto nove",
                "pt-BR|zero um dois três quatro cinco meia sete oito nove",
                "ja-JP|ゼロ いち に さん よん ご ろく なな はち きゅう",
            })
    void codeInWords_confirmsInTheLanguageOfTheRequestAfterAnyNumberOfUnreadableOnes(String locale, String digits) {
        List<String> words = List.of(digits.split(" "));
        order("large");
        String code = code();
        Conversation there = ann.in(locale);
        for (int i = 0; i < 5; i++) {
            assertThat(there.ask("AuthorizeOrderIntent", Map.of("code", words.get(i)))
                            .refusals())
                    .containsExactly(ConfirmationRefusal.CODE_UNREADABLE);
        }

        String spelled = code.chars().mapToObj(c -> words.get(c - '0')).collect(Collectors.joining(" "));
        assertThat(there.ask("AuthorizeOrderIntent", Map.of("code", spelled)).refusals())
                .isEmpty();
        assertThat(orders.effects()).isEqualTo(1);
    }

    @Test
    void markupAndBracesInWhatIsAskedFor_areSaidAsTheyAre() {
        String odd = "<b>{0}</b> & 'large'";
        assertThat(order(odd).text()).contains("You asked for a " + odd + " pizza.");
    }
}
