package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.samples.pizza.order.Order;
import org.sayso.samples.pizza.order.OrderStatus;
import org.sayso.samples.pizza.order.Orders;

/** What a link can still do that its owner has ended in "My account", while its access token is not yet over. */
class EndedLinkTests {

    @TempDir
    static Path directory;

    private static RunningPizzeria pizzeria;

    @BeforeAll
    static void start() throws IOException {
        pizzeria = RunningPizzeria.start(directory);
    }

    @AfterAll
    static void stop() {
        pizzeria.close();
    }

    @Test
    void linkEnded_nextOrderIsRefusedWithTheReasonAndALinkCard() {
        Alexa ann = new Alexa(pizzeria).link("ann");
        List<Order> before = orders();
        endLinks("ann");

        Alexa.Answer answer = ann.order("large", "pepperoni");
        assertThat(answer.speech()).contains("The link to your Pizza on Demand account no longer works");
        assertThat(answer.asksToLink()).isTrue();
        assertThat(answer.listening()).isFalse();
        assertThat(pizzeria.lastRefusals()).containsExactly("INACTIVE");
        assertThat(orders()).isEqualTo(before);
        assertThat(pizzeria.phone.isEmpty()).isTrue();

        assertThat(ann.link("ann").order("large", "pepperoni").speech())
                .as("linked again")
                .contains("a large pizza with pepperoni for $14.50");
        ann.intent("AMAZON.CancelIntent");
        pizzeria.phone.clear();
    }

    @Test
    void linkEndedWhileAnOrderWaits_neitherItsCodeNorCancelChangesItAndQuestionsAreAnswered()
            throws InterruptedException {
        Alexa ben = new Alexa(pizzeria).link("ben");
        ben.order("small", "onions");
        String code = Phone.code(pizzeria.phone.next());
        endLinks("ben");

        for (String intent : List.of("SendAgainIntent", "AMAZON.CancelIntent")) {
            Alexa.Answer answer = ben.intent(intent);
            assertThat(answer.speech()).as(intent).contains("The link to your Pizza on Demand account no longer works");
            assertThat(answer.asksToLink()).as(intent).isTrue();
            assertThat(pizzeria.lastRefusals()).as(intent).containsExactly("INACTIVE");
        }
        assertThat(ben.authorize(code).asksToLink()).isTrue();
        assertThat(pizzeria.lastRefusals()).containsExactly("INACTIVE");
        assertThat(orders().get(0).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(pizzeria.phone.isEmpty()).isTrue();

        assertThat(ben.intent("OrderStatusIntent").speech())
                .as("a question is answered by the token's signature, until the token expires")
                .contains("a small pizza with onions");

        assertThat(ben.link("ben").intent("AMAZON.CancelIntent").speech()).contains("is cancelled");
    }

    /** As their owner does it, with the button of each entry of "My account". */
    private static void endLinks(String userName) {
        Browser browser = new Browser();
        Browser.Page page = browser.signIn(browser.open(pizzeria.accounts("/account")), userName);
        int links = page.document().select("[data-link]").size();
        assertThat(links).as(page.body()).isPositive();
        for (; links > 0; links--) {
            Browser.Page question = browser.open(pizzeria.accounts("/account/end-link?link="
                    + Browser.encode(
                            page.document().select("[data-link]").get(0).attr("data-link"))));
            page = browser.submit(question, "#end-link", Map.of());
        }
        assertThat(page.document().select("[data-link]")).isEmpty();
    }

    private static List<Order> orders() {
        return pizzeria.bean(Orders.class).newest();
    }
}
