package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.store.ServerDatabase;
import tools.jackson.databind.JsonNode;

/** What of a provider's ID token counts, and what does not. */
class UpstreamIdTokenTests {

    private static final String CLIENT = "sayso";

    private static FakeProvider provider;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        provider = new FakeProvider();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sayso.authorization.demo-users", "false");
        settings.put("sayso.authorization.upstream.company.issuer", provider.issuer());
        settings.put("sayso.authorization.upstream.company.client-id", CLIENT);
        settings.put("sayso.authorization.upstream.company.client-secret", "test-only-secret");
        server = RunningServer.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void methodsAndTimeOfTheProvider_areThoseOfOurTokens() {
        long proven = Instant.now().getEpochSecond() - 600;
        JsonNode access = access(
                claims -> claims.claim("auth_time", proven).claim("amr", List.of("hwk", "pin", "no name", "hwk")));
        assertThat(access.get("auth_time").asLong()).isEqualTo(proven);
        assertThat(access.get("amr").valueStream().map(JsonNode::asString)).containsExactly("hwk", "pin");
    }

    @Test
    void providerThatTellsNoMethodAndNoTime_isGivenTheTimeOfItsAnswer() {
        long start = Instant.now().getEpochSecond();
        JsonNode access = access(claims -> {});
        assertThat(access.has("amr")).isFalse();
        assertThat(access.get("auth_time").asLong()).isGreaterThanOrEqualTo(start);
    }

    @Test
    void timeInTheFuture_isNotTaken() {
        long later = Instant.now().getEpochSecond() + 86_400;
        assertThat(access(claims -> claims.claim("auth_time", later))
                        .get("auth_time")
                        .asLong())
                .isLessThan(later);
    }

    @Test
    void emailIsVerified_onlyIfTheProviderSaysSo() {
        access(claims -> claims.subject("v1").claim("email", "v1@example.com").claim("email_verified", true));
        access(claims -> claims.subject("v2").claim("email", "v2@example.com").claim("email_verified", false));
        access(claims -> claims.subject("v3").claim("email", "v3@example.com"));
        assertThat(kept("v1")).isTrue();
        assertThat(kept("v2")).isFalse();
        assertThat(kept("v3")).isFalse();
    }

    @Test
    void sameAddress_isNotTheSameAccount() {
        String first = access(claims ->
                        claims.subject("s1").claim("email", "same@example.com").claim("email_verified", true))
                .get("sub")
                .asString();
        String second = access(claims ->
                        claims.subject("s2").claim("email", "same@example.com").claim("email_verified", true))
                .get("sub")
                .asString();
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other issuer",
                "issuer with a slash",
                "other audience",
                "several audiences, authorized another",
                "other nonce",
                "no nonce",
                "expired",
                "no subject",
                "endless subject",
                "other key",
                "unsigned"
            })
    void idTokenThatIsNotTheAnswer_letsNobodyIn(String fault) {
        Browser browser = new Browser(server);
        Map<String, String> asked = leave(browser);
        JWTClaimsSet.Builder claims = claims(asked);
        switch (fault) {
            case "other issuer" -> claims.issuer("https://attacker.example");
            case "issuer with a slash" -> claims.issuer(provider.issuer() + "/");
            case "other audience" -> claims.audience("another-client");
            case "several audiences, authorized another" ->
                claims.audience(List.of(CLIENT, "another-client")).claim("azp", "another-client");
            case "other nonce" -> claims.claim("nonce", "another");
            case "no nonce" -> claims.claim("nonce", null);
            case "expired" ->
                claims.issueTime(Date.from(Instant.now().minusSeconds(7_200)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(3_600)));
            case "no subject" -> claims.subject(null);
            case "endless subject" -> claims.subject("x".repeat(256));
            default -> {}
        }
        switch (fault) {
            case "other key" -> provider.nextFromSomebodyElse(claims.build());
            case "unsigned" -> provider.nextUnsigned(claims.build());
            default -> provider.next(claims.build());
        }
        assertThat(answer(browser, asked).text()).contains("You were not signed in");
        assertThat(browser.open("/").text()).doesNotContain("signed in as");
    }

    @Test
    void providerThatDoesNotAnswer_keepsNobodyWaitingForEver() {
        Browser browser = new Browser(server);
        Map<String, String> asked = leave(browser);
        provider.next(claims(asked).build());
        provider.dawdle(Duration.ofSeconds(9));
        try {
            long start = System.nanoTime();
            assertThat(answer(browser, asked).text()).contains("You were not signed in");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(4), Duration.ofMillis(8500));
        } finally {
            provider.dawdle(Duration.ZERO);
        }
    }

    /** The access token of a link by somebody about whom the provider says this. */
    private static JsonNode access(Consumer<JWTClaimsSet.Builder> more) {
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        Map<String, String> asked = leave(browser);
        JWTClaimsSet.Builder claims = claims(asked);
        more.accept(claims);
        provider.next(claims.build());
        Page page = answer(browser, asked);
        if (page.status() == 200) {
            page = browser.submit("allow", Map.of());
        }
        Map<String, String> form = LinkingClient.exchange(page.code());
        form.put("code_verifier", LinkingClient.VERIFIER);
        JsonNode tokens = new LinkingClient(server).tokenAsAlexa(form).json();
        return LinkingClient.claims(tokens.get("access_token").asString());
    }

    private static JWTClaimsSet.Builder claims(Map<String, String> asked) {
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .subject("somebody")
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("name", "Somebody")
                .claim("nonce", asked.get("nonce"));
    }

    private static Map<String, String> leave(Browser browser) {
        Page page = browser.open("/sign-in/with/company");
        assertThat(page.address().toString()).startsWith(provider.issuer() + "/authorize?");
        return page.query();
    }

    private static Page answer(Browser browser, Map<String, String> asked) {
        return browser.open("/sign-in/with/company/answer?code=c0de&state="
                + Browser.encode(Objects.requireNonNull(asked.get("state"))));
    }

    private static boolean kept(String subject) {
        return server.bean(ServerDatabase.class)
                .jdbc()
                .sql("SELECT email_verified FROM upstream_accounts WHERE upstream_subject = :subject")
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }
}
