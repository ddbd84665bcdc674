package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;

class TourIT {

    @TempDir
    Path data;

    @Test
    void usualConfiguration_leadsToAConfirmedOrder() throws Exception {
        RecordedTour tour = RecordedTour.run(RecordedTour.settings(data));

        assertThat(tour.steps).allMatch(Step::ok);
        assertThat(tour.complete).isTrue();
        assertThat(tour.said)
                .contains(
                        "Alexa app: Your account was successfully linked",
                        "Web site: Order 1, Pending, A large pizza with pepperoni, $14.50",
                        "Web site: Order 1, Confirmed, A large pizza with pepperoni, $14.50");
    }

    @Test
    void threeSkills_areLinkedAndAnswerPersonally() throws Exception {
        RecordedTour tour = RecordedTour.run(PlaygroundSettings.of(Ports.free(), data));

        assertThat(tour.steps).allMatch(Step::ok);
        assertThat(tour.complete).isTrue();
        assertThat(tour.said)
                .contains(
                        "Alexa: Your order is confirmed: order 1, a large pizza with pepperoni.",
                        "Alexa: Ann's favorite color is sea green.",
                        "Alexa: You have changed your favorite color to blue. I pass it on to your profile.",
                        "Alexa: Ann's favorite color is blue.",
                        "Alexa: Welcome back, Ann. How many degrees is it?",
                        "Alexa: At 60 degrees Fahrenheit, wear long trousers, a sweater, and a jacket for the evening.");
    }

    @Test
    void sharedSecretFourDigitsAndNoScopeOfItsOwn_leadToAConfirmedOrder_eachByANamedSetting() throws Exception {
        String sharedSecret = "ZGVtby1vbmx5LXNoYXJlZC1zZWNyZXQtb2YtMzItYnl0ZXMh";
        PlaygroundSettings settings = RecordedTour.settings(data)
                .withLinkingScopes("openid", "offline_access")
                .withAccounts("sayso.authorization.insecure-hs256-shared-secret", sharedSecret)
                .withAccounts("sayso.authorization.skills.pizza-on-demand.audience", "https://pod.localtest.me")
                .withAccounts("sayso.authorization.resource-servers.pizza.audience", "https://pod.localtest.me")
                .withShop("sayso.token.insecure-hs256-shared-secret", sharedSecret)
                .withShop("sayso.token.audience", "https://pod.localtest.me")
                .withShop("sayso.confirmation.code-length", "4")
                .withShop("sayso.confirmation.allow-short-codes", "true")
                .withShop("pizza.required-scopes", "openid");

        RecordedTour tour = RecordedTour.run(settings);

        assertThat(tour.steps).allMatch(Step::ok);
        assertThat(tour.steps)
                .filteredOn(step -> step.name().equals("code-received"))
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).startsWith("4 digits"));
    }

    @Test
    void nothingSecret_isLeftInTheDatabaseFile() throws Exception {
        RecordedTour tour = RecordedTour.run(RecordedTour.settings(data));

        String code = tour.said.stream()
                .filter(line -> line.startsWith("Ann: authorize order"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".mv.db")).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(bytes).doesNotContain(code);
                // Ann's account is where her number belongs, and nowhere else.
                if (!file.getFileName().toString().equals("accounts.mv.db")) {
                    assertThat(bytes).doesNotContain("+12025550142");
                }
            }
        }
    }
}
