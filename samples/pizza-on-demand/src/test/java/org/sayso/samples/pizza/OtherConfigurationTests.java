package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.samples.pizza.order.OrderStatus;
import org.sayso.samples.pizza.order.Orders;

/** The weaker settings that some services have: each by name, and the skill still works. */
class OtherConfigurationTests {

    private static final String AUDIENCE = "https://pod.localtest.me";
    private static final String HS256_SECRET = "dGVzdC1vbmx5LXNoYXJlZC1zZWNyZXQtb2YtMzItYnl0ZXMtMDE=";

    @TempDir
    Path directory;

    @Test
    void sharedSecretFourDigitsAndNoScopeOfItsOwn_isOrderedAndConfirmed() throws IOException, InterruptedException {
        Map<String, String> ofAccounts = Map.of(
                "sayso.authorization.skills.pizza-on-demand.scopes", "openid,offline_access",
                "sayso.authorization.skills.pizza-on-demand.audience", AUDIENCE,
                "sayso.authorization.resource-servers.pod.audience", AUDIENCE,
                "sayso.authorization.insecure-hs256-shared-secret", HS256_SECRET);
        Map<String, String> ofPizzeria = Map.of(
                "sayso.token.audience", AUDIENCE,
                "sayso.token.insecure-hs256-shared-secret", HS256_SECRET,
                "sayso.confirmation.code-length", "4",
                "sayso.confirmation.allow-short-codes", "true",
                "pizza.required-scopes", "");
        try (RunningPizzeria pizzeria = RunningPizzeria.start(directory, ofAccounts, ofPizzeria)) {
            Alexa ann = new Alexa(pizzeria).link("ann", "openid offline_access");
            assertThat(ann.order("large", "pepperoni").speech()).contains("the 4 digits");
            String text = pizzeria.phone.next().get("text").asString();
            String code = text.replaceAll("(?s).*?\\b(\\d{4})\\b.*", "$1");
            assertThat(ann.authorize(code).speech()).contains("Your order is confirmed");
            assertThat(pizzeria.bean(Orders.class).newest().get(0).status()).isEqualTo(OrderStatus.CONFIRMED);
        }
    }

    @Test
    void authorizationServerStopped_nothingIsOrderedOrCancelledAndTheSiteStillAnswers()
            throws IOException, InterruptedException {
        try (RunningPizzeria pizzeria = RunningPizzeria.start(directory)) {
            Alexa ann = new Alexa(pizzeria).link("ann");
            ann.order("small", "onions");
            String code = pizzeria.phone.nextCode();
            pizzeria.stopAccounts();

            for (Alexa.Answer refused : List.of(ann.order("large", "pepperoni"), ann.authorize(code))) {
                assertThat(refused.speech())
                        .isEqualTo(
                                "Sorry, I cannot reach the sign-in service of Pizza on Demand right now. Your account is"
                                        + " fine. Please try again in a few minutes.");
                assertThat(refused.asksToLink()).isFalse();
            }
            Alexa.Answer cancelled = ann.intent("AMAZON.CancelIntent");
            assertThat(cancelled.speech()).contains("cannot check your account right now, so I have cancelled nothing");
            assertThat(cancelled.asksToLink()).isFalse();
            assertThat(pizzeria.bean(Orders.class).newest())
                    .singleElement()
                    .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.PENDING));
            assertThat(ann.intent("OrderStatusIntent").speech())
                    .as("a question, with keys that are known")
                    .contains("a small pizza with onions");

            pizzeria.restart();
            assertThat(new Browser().open(pizzeria.uri("/pod")).status()).isEqualTo(200);
            assertThat(ann.order("large", "pepperoni").speech()).contains("cannot reach the sign-in service");
        }
    }
}
