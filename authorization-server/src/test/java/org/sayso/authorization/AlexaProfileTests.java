package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.profile.AlexaProfile;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import tools.jackson.databind.JsonNode;

/** The profile in somebody's own authorization server, beside the same server without. */
@ExtendWith(OutputCaptureExtension.class)
class AlexaProfileTests {

    private static ConfigurableApplicationContext with;
    private static ConfigurableApplicationContext without;

    @BeforeAll
    static void start() {
        with = PlainServer.start(PlainServer.profile());
        without = PlainServer.start(Map.of());
    }

    @AfterAll
    static void stop() {
        with.close();
        without.close();
    }

    @Test
    void withoutTheProfile_alexaIsTurnedAwayForWantOfAChallenge() {
        Page back = signedIn(without, request());
        assertThat(back.query())
                .containsEntry("error", "invalid_request")
                .hasEntrySatisfying(
                        "error_description", text -> assertThat(text).contains("code_challenge"));
    }

    @Test
    void refreshToken_livesAYearWhereSpringsLivesAnHour() {
        Map<String, String> pkce = request();
        pkce.put("code_challenge", LinkingClient.challenge(LinkingClient.VERIFIER));
        pkce.put("code_challenge_method", "S256");
        assertThat(refreshTokenLife(without, pkce, LinkingClient.VERIFIER)).isEqualTo(Duration.ofHours(1));
        assertThat(refreshTokenLife(with, pkce, LinkingClient.VERIFIER)).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void link_refreshesWithEitherClientAuthenticationAndKeepsItsToken() {
        JsonNode tokens = link(with, request());
        assertThat(tokens.get("expires_in").asInt()).isBetween(3590, 3600);
        String refreshToken = tokens.get("refresh_token").asString();
        Map<String, String> inBody = new LinkedHashMap<>(LinkingClient.refresh(refreshToken));
        inBody.put("client_id", PlainServer.CLIENT_ID);
        inBody.put("client_secret", PlainServer.CLIENT_SECRET);
        for (Answer answer : List.of(
                token(with, LinkingClient.refresh(refreshToken)), client(with).post("/oauth2/token", inBody))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("refresh_token").asString()).isEqualTo(refreshToken);
            assertThat(answer.json().get("expires_in").asInt()).isBetween(3590, 3600);
        }
    }

    @Test
    void accessToken_isOneOfRfc9068() {
        String token = link(with, request()).get("access_token").asString();
        JsonNode claims = LinkingClient.claims(token);
        assertThat(LinkingClient.header(token).get("typ").asString()).isEqualTo("at+jwt");
        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "client_id",
                        "scope",
                        "jti",
                        "iat",
                        "exp",
                        "nbf",
                        "auth_time",
                        "acr",
                        "amr");
        assertThat(claims.get("aud").asString()).isEqualTo(PlainServer.AUDIENCE);
        assertThat(claims.get("client_id").asString()).isEqualTo(PlainServer.CLIENT_ID);
        assertThat(claims.get("scope").asString()).isEqualTo("openid tea:order");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
        assertThat(claims.get("acr").asString()).isEqualTo("1");
        assertThat(claims.get("amr").get(0).asString()).isEqualTo("pwd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp"})
    void regionalRedirect_isAccepted(String host) {
        Map<String, String> request = request();
        request.put("redirect_uri", "https://" + host + "/api/skill/link/" + PlainServer.VENDOR_ID);
        Page back = signedIn(with, request);
        assertThat(back.address().getHost()).isEqualTo(host);
        assertThat(back.query()).containsKey("code").containsEntry("state", LinkingClient.STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alexa.amazon.com", "pitangui.amazon.com.attacker.example"})
    void otherRedirect_isRefusedOnAPage(String host) {
        Map<String, String> request = request();
        request.put("redirect_uri", "https://" + host + "/api/skill/link/" + PlainServer.VENDOR_ID);
        Page page = afterSignIn(with, request);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.address().getHost()).isEqualTo("localhost");
    }

    @Test
    void verifier_isMandatoryAfterAChallengeAndRefusedWithoutOne() {
        Map<String, String> pkce = request();
        pkce.put("code_challenge", LinkingClient.challenge(LinkingClient.VERIFIER));
        pkce.put("code_challenge_method", "S256");
        Answer missing = token(with, exchange(signedIn(with, pkce).code()));
        assertThat(missing.json().get("error").asString()).isEqualTo("invalid_grant");

        Map<String, String> unasked = exchange(signedIn(with, request()).code());
        unasked.put("code_verifier", LinkingClient.VERIFIER);
        assertThat(token(with, unasked).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void stateOver4096Bytes_endsOnAPage() {
        Map<String, String> request = request();
        request.put("state", "s".repeat(4096));
        assertThat(signedIn(with, request).query()).containsKey("code").containsEntry("state", "s".repeat(4096));
        request.put("state", "s".repeat(4097));
        Page page = afterSignIn(with, request);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.address().getHost()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "resource"})
    void otherTarget_isRefusedAsInvalidTarget(String parameter) {
        Map<String, String> request = request();
        request.put(parameter, "https://other.example");
        assertThat(new Browser(server(with)).open(LinkingClient.path(request)).query())
                .containsEntry("error", "invalid_target");

        request.put(parameter, PlainServer.AUDIENCE);
        Map<String, String> exchange = exchange(signedIn(with, request).code());
        exchange.put(parameter, "https://other.example");
        assertThat(token(with, exchange).json().get("error").asString()).isEqualTo("invalid_target");
        exchange.put(parameter, PlainServer.AUDIENCE);
        assertThat(token(with, exchange).status()).isEqualTo(200);
    }

    @Test
    void profileAsABean_winsOverTheProperties() {
        AlexaProfile own = new AlexaProfile(
                PlainServer.CLIENT_ID,
                PlainServer.VENDOR_ID,
                "https://coffee.example",
                true,
                Duration.ofMinutes(6),
                Duration.ofDays(180),
                false);
        try (ConfigurableApplicationContext server = PlainServer.start(PlainServer.profile(), own)) {
            Map<String, String> request = request();
            request.put("redirect_uri", "https://alexa.amazon.com/api/skill/link/" + PlainServer.VENDOR_ID);
            assertThat(signedIn(server, request).query()).containsKey("code");
            JsonNode tokens = link(server, request());
            assertThat(tokens.get("expires_in").asInt()).isBetween(350, 360);
            assertThat(LinkingClient.claims(tokens.get("access_token").asString())
                            .get("aud")
                            .asString())
                    .isEqualTo("https://coffee.example");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-id|nobody|is for the client nobody, which is not registered|Register it",
                "vendor-id|''|sayso.alexa-profile.vendor-id is missing|account-linking form",
                "audience|''|sayso.alexa-profile.audience is missing|Set the identifier of the API",
                "access-token-life|5m|access tokens that live 300 s, below the 360 s Alexa asks for|6 minutes or more",
                "refresh-token-life|1h|refresh tokens that live no longer than its access tokens|180 days or more"
            })
    void profileThatCannotWork_isRefusedAtTheStartWithTheFix(
            String name, String value, String problem, String fix, CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(PlainServer.profile());
        settings.put("sayso.alexa-profile." + name, value);
        Throwable failure = catchThrowable(() -> PlainServer.start(settings).close());
        assertThat(failure).isNotNull();
        assertThat(output.getOut() + output.getErr())
                .contains("APPLICATION FAILED TO START", problem, fix)
                .doesNotContain(PlainServer.CLIENT_SECRET);
    }

    private static Duration refreshTokenLife(
            ConfigurableApplicationContext server, Map<String, String> request, String verifier) {
        Map<String, String> form = exchange(signedIn(server, request).code());
        form.put("code_verifier", verifier);
        String value = token(server, form).json().get("refresh_token").asString();
        OAuth2Authorization link = Objects.requireNonNull(
                server.getBean(OAuth2AuthorizationService.class).findByToken(value, OAuth2TokenType.REFRESH_TOKEN));
        var token = Objects.requireNonNull(link.getRefreshToken()).getToken();
        Instant issued = Objects.requireNonNull(token.getIssuedAt());
        return Duration.between(issued, Objects.requireNonNull(token.getExpiresAt()));
    }

    private static JsonNode link(ConfigurableApplicationContext server, Map<String, String> request) {
        Answer answer = token(server, exchange(signedIn(server, request).code()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, String> request() {
        Map<String, String> request = LinkingClient.requestWithoutPkce();
        request.put("client_id", PlainServer.CLIENT_ID);
        request.put("redirect_uri", PlainServer.REDIRECT);
        request.put("scope", "openid tea:order");
        return request;
    }

    private static Map<String, String> exchange(String code) {
        Map<String, String> form = LinkingClient.exchange(code);
        form.put("redirect_uri", PlainServer.REDIRECT);
        return form;
    }

    private static Answer token(ConfigurableApplicationContext server, Map<String, String> form) {
        return client(server).token(form, PlainServer.CLIENT_ID, PlainServer.CLIENT_SECRET);
    }

    /** Where the request leads, after Spring's own sign-in page. */
    private static Page signedIn(ConfigurableApplicationContext server, Map<String, String> request) {
        Browser browser = new Browser(server(server));
        Page page = browser.open(LinkingClient.path(request));
        return page.address().getPath().equals("/login") ? signIn(server, browser, page) : page;
    }

    private static Page signIn(ConfigurableApplicationContext server, Browser browser, Page page) {
        String token = Objects.requireNonNull(page.document().selectFirst("input[name=_csrf]"))
                .val();
        return browser.post(
                server(server).uri("/login"),
                List.of(
                        Map.entry("username", "ann"),
                        Map.entry("password", PlainServer.PASSWORD),
                        Map.entry("_csrf", token)));
    }

    /** Opened by somebody who is signed in: Boot shows its error page to nobody else. */
    private static Page afterSignIn(ConfigurableApplicationContext server, Map<String, String> request) {
        Browser browser = new Browser(server(server));
        signIn(server, browser, browser.open(LinkingClient.path(request())));
        return browser.open(LinkingClient.path(request));
    }

    private static LinkingClient client(ConfigurableApplicationContext server) {
        return new LinkingClient(server(server));
    }

    private static RunningServer server(ConfigurableApplicationContext server) {
        return RunningServer.elsewhere(
                Integer.parseInt(Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port"))));
    }
}
