package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sayso.app.serve.Wire.Answer;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.funnel.LinkingListener;
import org.sayso.authorization.funnel.LinkingStep;
import org.sayso.authorization.health.HealthServer;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.message.SentListener;
import org.sayso.authorization.profile.TokenAnswerListener;
import org.sayso.authorization.profile.TokenAnswerListener.Outcome;
import org.springframework.context.ConfigurableApplicationContext;

/** What a server with the meters of {@code sayso serve} tells on the port of health. */
@Timeout(120)
class ServerMetricsTests {

    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() {
        Map<String, String> settings = Map.of(
                "server.port", "0",
                "sayso.authorization.issuer", "http://localhost:8081",
                "sayso.authorization.service-name", "Pizza on Demand",
                "sayso.authorization.demo-users", "true",
                "sayso.authorization.admin.enabled", "true",
                "sayso.authorization.health.port", "0",
                "sayso.authorization.devices.tv.client-id", "pizza-tv",
                "sayso.authorization.devices.tv.label", "Pizza on your TV",
                "sayso.authorization.devices.tv.audience", "https://pizza-on-demand.example",
                "sayso.authorization.devices.tv.scopes", "profile,offline_access");
        server = AuthorizationServerApplication.builder()
                .initializers(ServerMetrics::register)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Wire open() {
        return new Wire(
                Integer.parseInt(server.getEnvironment().getProperty("local.server.port", "")),
                "127.0.0.1",
                "Host: localhost:8081");
    }

    private static Answer metrics() throws IOException {
        return new Wire(server.getBean(HealthServer.class).address().getPort(), "127.0.0.1").get("/metrics");
    }

    @Test
    void requestsAndSteps_areCounted_withoutWhatWasSent() throws Exception {
        assertThat(open().basic("nobody-81c2", "nothing-5d07")
                        .form("/oauth2/token", "grant_type=password-e914")
                        .status())
                .isIn(400, 401);
        assertThat(open().form("/oauth2/device_authorization", "client_id=pizza-tv&scope=profile")
                        .status())
                .isEqualTo(200);

        Answer told = metrics();
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(told.body())
                .containsPattern("sayso_authorization_token_seconds_count\\{grant=\"other\",outcome=\"[a-z]+\",?} 1")
                .contains("sayso_authorization_linking_total{cause=\"none\",client=\"device:tv\",step=\"started\"} 1.0")
                .doesNotContain("nobody-81c2", "nothing-5d07", "password-e914", "pizza-tv");
    }

    @Test
    void publicPort_hasNone() throws Exception {
        assertThat(open().get("/metrics").status()).isEqualTo(404);
        assertThat(metrics().status()).isEqualTo(200);
    }

    @Test
    void metersInTheGuide_existWithTheirLabels() throws Exception {
        server.getBeansOfType(TokenAnswerListener.class).values().forEach(all -> {
            all.answered("refresh_token", Outcome.UNAUTHENTICATED, Duration.ofMillis(20));
            all.answered("refresh_token", Outcome.FAILED, Duration.ofMillis(20));
        });
        server.getBeansOfType(LinkingListener.class)
                .values()
                .forEach(all -> all.reached("device:tv", LinkingStep.LOST, Optional.of(EndReason.ADMIN)));
        server.getBeansOfType(SentListener.class).values().forEach(all -> all.sent("sign-up", false));
        String told = metrics().body();

        List<MatchResult> named = Pattern.compile(
                        "`((?:sayso|hikaricp|jvm|process)_[a-z_]+)(?:\\{([a-z]+)=\"([a-z_]+)\"})?`")
                .matcher(Files.readString(Path.of("../docs/serve.md")))
                .results()
                .toList();
        assertThat(named).hasSize(10);
        for (MatchResult each : named) {
            String label = each.group(2) == null ? "" : "\\{[^}]*" + each.group(2) + "=\"" + each.group(3) + "\"";
            assertThat(told).as(each.group()).containsPattern("(?m)^" + each.group(1) + label);
        }
    }
}
