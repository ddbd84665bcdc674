package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sayso.authorization.funnel.LinkingStep;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.LinkStore;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** How linking goes, step by step, as the counter and the log tell it. */
@ExtendWith(OutputCaptureExtension.class)
class LinkingFunnelTests {

    private static final String ANN = "user-ann-5f0c2e71";
    private static final String SKILL = "skill:pizza";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();
    private RunningServer server;
    private LinkingClient client;

    @BeforeEach
    void start() {
        server = RunningServer.start(
                DeviceServer.settings(),
                new ClosableAccounts(),
                clock,
                context -> context.registerBean(MeterRegistry.class, () -> meters));
        client = new LinkingClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void linking_isCountedStepByStepAndEachOnce() {
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(counted(SKILL)).isEqualTo("started 1, page_shown 1");
        browser.open(LinkingClient.path(LinkingClient.request()));
        browser.open("/sign-in");
        assertThat(counted(SKILL)).as("loaded again").isEqualTo("started 1, page_shown 1");
        browser.signIn("ann", "wrong");
        browser.signIn("ann");
        assertThat(counted(SKILL)).isEqualTo("started 1, page_shown 1, signed_in 1");
        String code = browser.submit("allow", Map.of()).code();
        assertThat(counted(SKILL)).isEqualTo("started 1, page_shown 1, signed_in 1, consented 1");

        Map<String, String> form = LinkingClient.exchange(code);
        form.put("code_verifier", LinkingClient.VERIFIER);
        JsonNode tokens = client.tokenAsAlexa(form).json();
        client.tokenAsAlexa(form);
        assertThat(counted(SKILL)).isEqualTo("started 1, page_shown 1, signed_in 1, consented 1, redeemed 1");
        Map<String, String> refresh =
                LinkingClient.refresh(tokens.get("refresh_token").asString());
        client.tokenAsAlexa(refresh);
        client.tokenAsAlexa(refresh);
        assertThat(counted(SKILL))
                .isEqualTo("started 1, page_shown 1, signed_in 1, consented 1, redeemed 1, first_use 1");
    }

    @Test
    void signedInAlready_isShownTheQuestionAsTheFirstPage() {
        Browser browser = new Browser(server);
        browser.open("/account");
        browser.signIn("ann");
        browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(counted(SKILL)).isEqualTo("started 1, page_shown 1, signed_in 1");
        browser.submit("deny", Map.of());
        assertThat(counted(SKILL)).isEqualTo("started 1, page_shown 1, signed_in 1, refused 1");
        Map<String, String> again = LinkingClient.request();
        again.put("state", "another");
        browser.open(LinkingClient.path(again));
        assertThat(counted(SKILL)).isEqualTo("started 2, page_shown 2, signed_in 2, refused 1");
    }

    @Test
    void requestThatIsNotAccepted_isNotStarted() {
        Map<String, String> request = LinkingClient.request();
        request.put("redirect_uri", "https://elsewhere.example");
        new Browser(server).open(LinkingClient.path(request));
        request.put("client_id", "nobody");
        new Browser(server).open(LinkingClient.path(request));
        assertThat(counters()).isEmpty();
    }

    @Test
    void ownWebSite_linksNothing() {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", RunningServer.WEB_ID);
        request.put("redirect_uri", RunningServer.WEB_REDIRECT);
        request.put("scope", "openid");
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(request));
        browser.signIn("ann");
        assertThat(counters()).isEmpty();
    }

    @Test
    void device_goesTheSameSteps() {
        JsonNode codes = client.post(
                        "/oauth2/device_authorization",
                        Map.of("client_id", DeviceServer.TV, "scope", DeviceServer.SCOPES))
                .json();
        Browser browser = new Browser(server);
        browser.open("/device");
        browser.signIn("ann");
        browser.submit("device", Map.of("user_code", DeviceServer.userCode(codes)));
        browser.submit("allow", Map.of());
        client.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", DeviceServer.GRANT,
                        "client_id", DeviceServer.TV,
                        "device_code", DeviceServer.deviceCode(codes)));
        assertThat(counted("device:tv")).isEqualTo("started 1, page_shown 1, signed_in 1, consented 1, redeemed 1");
    }

    @Test
    void lostLink_isCountedWithItsCauseAndLoggedWithoutThePerson(CapturedOutput output) {
        JsonNode revoked = client.link("ann");
        client.postAs(
                "/oauth2/revoke",
                Map.of("token", revoked.get("refresh_token").asString()),
                RunningServer.ALEXA_ID,
                RunningServer.ALEXA_SECRET);
        String ended = link(client.link("ann"));
        LinkStore links = server.bean(LinkStore.class);
        assertThat(links.end(ANN, ended)).isTrue();
        assertThat(links.end(ANN, ended)).isTrue();
        String unused = link(client.link("ann"));
        clock.advance(Duration.ofDays(367));
        links.tend();
        links.tend();

        assertThat(lost()).isEqualTo(Map.of("revoked_by_client", 1, "skill_disabled", 1, "expired", 1));
        assertThat(output)
                .contains("Link " + ended + " of client skill:pizza ended: SKILL_DISABLED")
                .contains("Link " + unused + " of client skill:pizza ended: EXPIRED")
                .doesNotContain(ANN, revoked.get("refresh_token").asString());
    }

    @Test
    void everyStep_isInTheGuideAndNoOther() throws IOException {
        String guide = Files.readString(Path.of("../docs/links.md"));
        String section = guide.substring(guide.indexOf("## How linking goes"), guide.indexOf("## Settings"));
        assertThat(Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE)
                        .matcher(section)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactly(Arrays.stream(LinkingStep.values())
                        .map(step -> step.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
        assertThat(section).contains("sayso.authorization.linking", "`client`", "`step`", "`cause`");
    }

    private static String link(JsonNode tokens) {
        return LinkingClient.claims(tokens.get("access_token").asString())
                .get("link")
                .asString();
    }

    private List<Counter> counters() {
        return meters.find("sayso.authorization.linking").counters().stream().toList();
    }

    private String counted(String of) {
        Map<String, Integer> steps = new LinkedHashMap<>();
        for (Counter counter : counters()) {
            assertThat(counter.getId().getTag("client")).isEqualTo(of);
            steps.put(Objects.requireNonNull(counter.getId().getTag("step")), (int) counter.count());
        }
        return String.join(
                ", ",
                Arrays.stream(LinkingStep.values())
                        .map(step -> step.name().toLowerCase(Locale.ROOT))
                        .filter(steps::containsKey)
                        .map(step -> step + " " + steps.get(step))
                        .toList());
    }

    private Map<String, Integer> lost() {
        Map<String, Integer> causes = new LinkedHashMap<>();
        for (Counter counter :
                meters.find("sayso.authorization.linking").tag("step", "lost").counters()) {
            causes.put(Objects.requireNonNull(counter.getId().getTag("cause")), (int) counter.count());
        }
        assertThat(Arrays.stream(EndReason.values()).map(reason -> reason.name().toLowerCase(Locale.ROOT)))
                .containsAll(causes.keySet());
        return causes;
    }
}
