package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.samples.pizza.order.Order;
import org.sayso.samples.pizza.order.OrderStatus;
import org.sayso.samples.pizza.order.Orders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the skill says and does, by signed requests over HTTP. */
class VoiceTests {

    @TempDir
    static Path directory;

    private static RunningPizzeria pizzeria;
    private Alexa ann;

    @BeforeAll
    static void start() throws IOException {
        pizzeria = RunningPizzeria.start(directory);
    }

    @AfterAll
    static void stop() {
        pizzeria.close();
    }

    @BeforeEach
    void link() {
        ann = new Alexa(pizzeria).link("ann");
        ann.intent("AMAZON.CancelIntent");
        pizzeria.phone.clear();
        forgetWhatWasCounted();
    }

    /** From here on the account has no wrong codes, and its phone got no messages. */
    private static void forgetWhatWasCounted() {
        pizzeria.bean(JdbcClient.class).sql("DELETE FROM sayso_entry").update();
        pizzeria.bean(JdbcClient.class).sql("DELETE FROM sayso_subject").update();
    }

    @Test
    void notLinked_isAskedToLink() {
        Alexa.Answer answer = new Alexa(pizzeria).open();
        assertThat(answer.asksToLink()).isTrue();
        assertThat(answer.listening()).isFalse();
    }

    @Test
    void openedWithALinkedAccount_greetsAndListens() {
        Alexa.Answer answer = ann.open();
        assertThat(answer.speech()).contains("Welcome to Pizza on Demand", "get me a large pizza with pepperoni");
        assertThat(answer.listening()).isTrue();
    }

    @Test
    void orderedAndAuthorized_isConfirmedOnce() throws InterruptedException {
        Alexa.Answer asked = ann.order("large", "pepperoni");
        assertThat(asked.speech()).contains("a large pizza with pepperoni for $14.50", "authorize order");
        assertThat(asked.listening()).isTrue();
        assertThat(newest().status()).isEqualTo(OrderStatus.PENDING);

        JsonNode message = pizzeria.phone.next();
        assertThat(message.get("channel").asString()).isEqualTo("SMS");
        assertThat(message.get("to").asString()).isEqualTo("+12025550142");
        assertThat(message.get("text").asString()).contains("a large pizza with pepperoni for $14.50");
        String code = Phone.code(message);
        assertThat(asked.speech()).doesNotContain(code);

        Alexa.Answer confirmed = ann.authorize(code);
        assertThat(confirmed.speech())
                .contains("Your order is confirmed", "order " + newest().id(), "a large pizza with pepperoni");
        assertThat(newest().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(digestOfNewest()).matches("[0-9a-f]{64}");

        assertThat(ann.authorize(code).speech())
                .contains("already", "Your order is confirmed: order " + newest().id() + ",")
                .doesNotContain("now");
        assertThat(newest().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void onlyAPizzaAskedFor_readsBackTheDefaults() {
        assertThat(ann.order(null).speech()).contains("a medium plain cheese pizza for $10.50");
        assertThat(newest().size()).isEqualTo("medium");
        assertThat(newest().toppings()).isEmpty();
    }

    @Test
    void severalToppings_areOrderedOnceEachInTheOrderOfTheMenu() {
        assertThat(ann.order("jumbo", "chicken", "bacon", "chicken", "extra-cheese")
                        .speech())
                .contains("a jumbo pizza with bacon, extra cheese and chicken for $21.00");
        assertThat(newest().toppings()).containsExactly("bacon", "extra-cheese", "chicken");
    }

    @Test
    void unknownTopping_isAskedAgainAndNothingIsOrdered() {
        long before = count();
        Alexa.Answer answer = ann.order("large", "pepperoni", "?gravel");
        assertThat(answer.speech()).contains("I don't have gravel", "pepperoni, mushrooms", "and chicken");
        assertThat(answer.listening()).isTrue();
        assertThat(count()).isEqualTo(before);
        assertThat(pizzeria.phone.isEmpty()).isTrue();
    }

    @Test
    void unknownSize_isAskedAgainAndNothingIsOrdered() {
        long before = count();
        Alexa.Answer answer = ann.order("?microscopic", "pepperoni");
        assertThat(answer.speech()).contains("size microscopic", "small, medium, large and jumbo");
        assertThat(answer.listening()).isTrue();
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void toppingsOnly_sizeIsAskedForAndTheToppingsAreRemembered() {
        long before = count();
        Alexa.Answer asked = ann.describe(null, "pepperoni", "onions");
        assertThat(asked.speech())
                .isEqualTo(
                        "A pizza with pepperoni and onions. What size would you like: small, medium, large or jumbo?");
        assertThat(asked.listening()).isTrue();
        assertThat(count()).isEqualTo(before);
        assertThat(ann.describe("large").speech()).contains("a large pizza with pepperoni and onions for $16.00");
    }

    @Test
    void sizeOnly_toppingsAreAskedForAndTheSizeIsRemembered() {
        long before = count();
        Alexa.Answer asked = ann.describe("jumbo");
        assertThat(asked.speech())
                .isEqualTo("A jumbo pizza. Which toppings would you like? You can also say, just cheese.");
        assertThat(asked.listening()).isTrue();
        assertThat(count()).isEqualTo(before);
        assertThat(ann.describe(null).speech()).contains("a jumbo plain cheese pizza for $16.50");
    }

    @Test
    void sizeAndToppingsWithoutAVerb_areOrdered() {
        assertThat(ann.describe("small", "bacon").speech()).contains("a small pizza with bacon for $9.50");
    }

    @Test
    void plainCheeseOnly_sizeIsAskedFor() {
        assertThat(ann.describe(null).speech()).startsWith("A plain cheese pizza. What size");
        assertThat(ann.order("large").speech()).contains("a large plain cheese pizza for $13.00");
    }

    @Test
    void unknownTopping_sizeIsRememberedForTheNextAnswer() {
        assertThat(ann.order("large", "?gravel").speech())
                .endsWith("Which toppings would you like? You can also say, just cheese.");
        assertThat(ann.describe(null, "spinach").speech()).contains("a large pizza with spinach for $14.50");
    }

    @Test
    void unknownSize_toppingsAreRememberedForTheNextAnswer() {
        assertThat(ann.order("?microscopic", "spinach").speech()).endsWith("small, medium, large or jumbo?");
        assertThat(ann.describe("small").speech()).contains("a small pizza with spinach for $9.50");
    }

    @Test
    void orderedOrBegunAnew_nothingIsRemembered() {
        ann.describe("small");
        ann.describe(null, "spinach");
        assertThat(ann.describe(null, "bacon").speech()).contains("What size");
        ann.open();
        assertThat(ann.describe("large").speech()).contains("A large pizza. Which toppings");
    }

    @Test
    void helpAndNonsenseAmidTheQuestions_leadBackToTheQuestion() {
        ann.describe(null, "pepperoni");
        for (String intent :
                List.of("AMAZON.HelpIntent", "AMAZON.FallbackIntent", "AMAZON.YesIntent", "AMAZON.NoIntent")) {
            assertThat(ann.intent(intent).speech()).as(intent).endsWith("small, medium, large or jumbo?");
        }
        assertThat(ann.describe("large").speech()).contains("a large pizza with pepperoni");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMAZON.HelpIntent", "AMAZON.FallbackIntent", "AMAZON.YesIntent", "AMAZON.NoIntent"})
    void helpNonsenseYesOrNoWhileAnOrderWaits_nameItAndHowToConfirmOrCancel(String intent) throws InterruptedException {
        ann.order("large", "pepperoni");
        Alexa.Answer answer = ann.intent(intent);
        assertThat(answer.speech())
                .contains("Order " + newest().id()
                        + ", a large pizza with pepperoni for $14.50, still waits for its code")
                .endsWith("Say, authorize order, and the code, or say cancel.");
        assertThat(answer.listening()).isTrue();
        assertThat(newest().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(ann.authorize(pizzeria.phone.nextCode()).speech()).contains("Your order is confirmed");
    }

    @Test
    void numberMuchShorterThanACode_costsNoTry() throws InterruptedException {
        ann.order("small", "onions");
        String code = pizzeria.phone.nextCode();
        for (int i = 0; i < 4; i++) {
            Alexa.Answer answer = ann.authorize("12");
            assertThat(answer.speech()).containsPattern("not (hear )?a code of 6 digits");
            assertThat(answer.listening()).isTrue();
        }
        assertThat(ann.authorize(code).speech()).contains("Your order is confirmed");
    }

    @Test
    void wordsThatAreMarkup_areNotSpokenAsMarkup() {
        Alexa.Answer answer = ann.order("large", "?<audio src='x'/>&");
        assertThat(answer.speech()).contains("I don't have audio src'x'.").doesNotContain("<audio");
    }

    @Test
    void wrongCode_leavesTheOrderPending() throws InterruptedException {
        ann.order("small", "onions");
        String wrong = pizzeria.phone.nextCode().equals("123456") ? "654321" : "123456";
        Alexa.Answer answer = ann.authorize(wrong);
        assertThat(answer.speech()).contains("not right", "two tries left");
        assertThat(newest().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void lastTryWrong_cancelsTheOrderAndTheRightCodeFails() throws InterruptedException {
        ann.order("small", "onions");
        String right = pizzeria.phone.nextCode();
        String wrong = right.equals("123456") ? "654321" : "123456";
        ann.authorize(wrong);
        ann.authorize(wrong);
        assertThat(ann.authorize(wrong).speech()).contains("dropped the request");
        assertThat(newest().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ann.authorize(right).speech()).contains("Nothing was confirmed");
        assertThat(newest().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void secondOrder_takesThePlaceOfTheFirst() throws InterruptedException {
        ann.order("small", "onions");
        String first = pizzeria.phone.nextCode();
        Alexa.Answer answer = ann.order("large", "bacon");
        assertThat(answer.speech()).contains("takes the place of", "a small pizza with onions");
        List<Order> orders = orders();
        assertThat(orders.get(0).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(orders.get(1).status()).isEqualTo(OrderStatus.CANCELLED);
        String second = pizzeria.phone.nextCode();
        if (!first.equals(second)) {
            assertThat(ann.authorize(first).speech()).contains("not right");
        }
        assertThat(ann.authorize(second).speech()).contains("confirmed", "a large pizza with bacon");
    }

    @Test
    void orderRowChangedBeforeTheCode_isNotConfirmed() throws InterruptedException {
        for (String change : List.of(
                "size = 'jumbo'",
                "toppings = 'onions,bacon'",
                "toppings = 'onions,'",
                "price = 1.00",
                "currency = 'EUR'",
                "subject = 'somebody-else'",
                "issuer = 'https://elsewhere.example'",
                "status = 'CANCELLED'")) {
            forgetWhatWasCounted();
            ann.order("small", "onions");
            long id = newest().id();
            String code = pizzeria.phone.nextCode();
            pizzeria.bean(JdbcClient.class)
                    .sql("UPDATE orders SET " + change + " WHERE id = " + id)
                    .update();
            assertThat(ann.authorize(code).speech()).as(change).contains("has changed", "Nothing was confirmed");
            assertThat(pizzeria.bean(Orders.class).find(id).orElseThrow().status())
                    .as(change)
                    .isNotEqualTo(OrderStatus.CONFIRMED);
        }
    }

    @Test
    void cancelled_withdrawsTheOrder() throws InterruptedException {
        ann.order("small");
        String code = pizzeria.phone.nextCode();
        assertThat(ann.intent("AMAZON.CancelIntent").speech()).contains("Order " + newest().id() + " is cancelled");
        assertThat(newest().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ann.authorize(code).speech()).contains("Nothing was confirmed");
        assertThat(newest().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void nothingToCancel_saysGoodbye() {
        assertThat(ann.intent("AMAZON.CancelIntent").speech())
                .contains("Goodbye")
                .doesNotContain("cancelled");
        assertThat(new Alexa(pizzeria).intent("AMAZON.CancelIntent").speech()).contains("Goodbye");
    }

    @Test
    void stopped_keepsTheOrderWaitingAndSaysSo() throws InterruptedException {
        ann.order("small");
        String code = pizzeria.phone.nextCode();
        assertThat(ann.intent("AMAZON.StopIntent").speech()).contains("still waits for its code", "Goodbye");
        assertThat(ann.open().speech()).contains("Welcome back", "a small plain cheese pizza for $8.00");
        assertThat(ann.authorize(code).speech()).contains("Your order is confirmed");
    }

    @Test
    void noOrderPending_codeIsAnsweredSo() {
        Alexa ben = new Alexa(pizzeria).link("ben");
        assertThat(ben.authorize("123456").speech()).contains("nothing waiting");
    }

    @Test
    void codeOfAnotherPerson_doesNotConfirm() throws InterruptedException {
        ann.order("small");
        String code = pizzeria.phone.nextCode();
        assertThat(new Alexa(pizzeria).link("ben").authorize(code).speech()).doesNotContain("confirmed. Order");
        assertThat(newest().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void accountWithoutPhoneNumber_getsTheCodeByMail() throws InterruptedException {
        new Alexa(pizzeria).link("ben").order("small");
        assertThat(pizzeria.phone.next().get("channel").asString()).isEqualTo("EMAIL");
        new Alexa(pizzeria).link("ben").intent("AMAZON.CancelIntent");
    }

    @Test
    void statusAsked_namesTheNewestOrder() throws InterruptedException {
        ann.order("medium", "spinach");
        assertThat(ann.intent("OrderStatusIntent").speech())
                .contains("a medium pizza with spinach", "waits for its code");
        ann.authorize(pizzeria.phone.nextCode());
        assertThat(ann.intent("OrderStatusIntent").speech()).contains("is confirmed");
    }

    @Test
    void scopeMissing_isAskedToLinkAgainAndNothingIsOrdered() {
        long before = count();
        Alexa.Answer answer =
                new Alexa(pizzeria).link("ann", "openid offline_access").order("large");
        assertThat(answer.asksToLink()).isTrue();
        assertThat(answer.speech()).contains("pod order");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void helpAndFallback_needNoAccount() {
        Alexa nobody = new Alexa(pizzeria);
        assertThat(nobody.intent("AMAZON.HelpIntent").speech()).contains("authorize order");
        assertThat(nobody.intent("AMAZON.HelpIntent").listening()).isTrue();
        assertThat(nobody.intent("AMAZON.FallbackIntent").speech()).contains("only know about pizza");
    }

    @ParameterizedTest
    @MethodSource("org.sayso.samples.pizza.ModelTests#intentNames")
    void intentOfTheModel_isAnsweredWithSpeech(String intent) {
        assertThat(ann.intent(intent).speech()).isNotEmpty();
    }

    @Test
    void sessionEnded_isAcknowledgedWithoutSpeech() {
        assertThat(ann.say(Map.of("type", "SessionEndedRequest", "reason", "USER_INITIATED"))
                        .speech())
                .isEmpty();
    }

    @Test
    void restarted_pendingOrderIsStillConfirmedByItsCode() throws InterruptedException {
        ann.order("jumbo", "pineapple");
        String code = pizzeria.phone.nextCode();
        pizzeria.restart();
        assertThat(ann.authorize(code).speech()).contains("Your order is confirmed", "pineapple");
        assertThat(newest().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    private static Order newest() {
        return orders().get(0);
    }

    private static List<Order> orders() {
        return pizzeria.bean(Orders.class).newest();
    }

    private static long count() {
        return pizzeria.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM orders")
                .query(Long.class)
                .single();
    }

    private static String digestOfNewest() {
        return pizzeria.bean(JdbcClient.class)
                .sql("SELECT transaction_digest FROM orders ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single();
    }
}
