package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The timer of the token endpoint. */
class TokenMeterTests {

    @Test
    void tokenAnswers_areTimedByGrantAndOutcome() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (RunningServer server = RunningServer.start(
                Map.of(),
                new ClosableAccounts(),
                Clock.systemUTC(),
                context -> context.registerBean(MeterRegistry.class, () -> meters))) {
            LinkingClient client = new LinkingClient(server);
            String refreshToken = client.link("ann").get("refresh_token").asString();
            client.tokenAsAlexa(LinkingClient.refresh(refreshToken));
            client.tokenAsAlexa(LinkingClient.refresh("unknown"));
            client.token(LinkingClient.refresh(refreshToken), RunningServer.ALEXA_ID, "not-the-secret-at-all");
            client.tokenAsAlexa(Map.of("grant_type", "password"));
            client.post("/oauth2/token?grant_type=refresh_token", Map.of());
        }
        assertThat(meters.getMeters())
                .filteredOn(meter -> meter.getId().getName().equals("sayso.authorization.token"))
                .extracting(meter ->
                        meter.getId().getTag("grant") + " " + meter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder(
                        "authorization_code issued",
                        "refresh_token issued",
                        "refresh_token refused",
                        "refresh_token unauthenticated",
                        "other refused");
        assertThat(meters.get("sayso.authorization.token")
                        .tag("grant", "authorization_code")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }
}
