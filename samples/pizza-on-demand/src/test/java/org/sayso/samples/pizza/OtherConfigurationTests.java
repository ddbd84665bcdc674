package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    void authorizationServerStopped_nothingDanglesAndTheSiteStillAnswers() throws IOException {
        try (RunningPizzeria pizzeria = RunningPizzeria.start(directory)) {
            Alexa ann = new Alexa(pizzeria).link("ann");
            assertThat(ann.open().speech())
                    .as("the issuer's keys are known now")
                    .contains("Welcome");
            pizzeria.stopAccounts();
            assertThat(ann.order("large", "pepperoni").speech()).contains("cannot look up where to send your code");
            assertThat(pizzeria.bean(Orders.class).newest().get(0).status()).isEqualTo(OrderStatus.CANCELLED);
            pizzeria.restart();
            assertThat(new Browser().open(pizzeria.uri("/pod")).status()).isEqualTo(200);
            assertThat(ann.order("large", "pepperoni").speech()).contains("cannot reach the sign-in service");
        }
    }
}
