package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.oauth.LoginWithAmazon;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.amazon.LoginWithAmazon.Authorization;
import org.sayso.token.IssuerProfile;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Sayso's check of Amazon's tokens against the playground's Login with Amazon. */
class LoginWithAmazonTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AmazonClient TEA = RunningPlayground.amazonClient("tea");
    private static final AmazonClient SCONES = RunningPlayground.amazonClient("scones");

    @TempDir
    private static Path folder;

    private static RunningPlayground playground;

    @BeforeAll
    static void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @Test
    void tokenForThisApp_isAcceptedWithTheProfile() throws Exception {
        assertThat(verify(accessToken(TEA))).isInstanceOfSatisfying(TokenVerdict.Accepted.class, accepted -> {
            assertThat(accepted.token().user().key()).startsWith("amzn1.account.");
            assertThat(accepted.token().text("name")).contains("Ann Archer");
            assertThat(accepted.token().text("email")).contains("ann@example.com");
        });
    }

    @Test
    void tokenThatTheSamePersonGaveToAnotherApp_isRefused() throws Exception {
        assertThat(verify(accessToken(SCONES))).isEqualTo(new TokenVerdict.Refused(CallerRefusal.WRONG_CLIENT));
    }

    @Test
    void tokenAfterTheAppWasRemoved_isInactive() throws Exception {
        String token = accessToken(TEA);
        playground.alexa().amazon().remove(TEA.clientId(), "ann");

        assertThat(verify(token)).isEqualTo(new TokenVerdict.Refused(CallerRefusal.INACTIVE));
    }

    @Test
    void outageOfAmazon_isTheProvidersFault() throws Exception {
        String token = accessToken(TEA);
        playground.alexa().amazon().failing(true);
        try {
            assertThat(verify(token)).isEqualTo(new TokenVerdict.Refused(CallerRefusal.PROVIDER_UNAVAILABLE));
        } finally {
            playground.alexa().amazon().failing(false);
        }
    }

    @Test
    void signInPage_mayLeadToTheApp_andHasOnePolicyOnly() {
        HttpResponse<String> page = playground.get("/ap/oa?" + encoded(question(TEA)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy).contains("default-src 'none'", "form-action 'self' http://localhost:1"));
    }

    private static TokenVerdict verify(String token) {
        return TokenVerifier.builder()
                .authenticator(LoginWithAmazon.builder(TEA.clientId())
                        .api(playground.address)
                        .timeout(Duration.ofSeconds(5))
                        .build())
                .profile(IssuerProfile.LOGIN_WITH_AMAZON)
                .issuer(LoginWithAmazon.ISSUER)
                .audience(TEA.clientId())
                .allowedClients(TEA.clientId())
                .build()
                .verify(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30)));
    }

    private static String accessToken(AmazonClient client) {
        org.sayso.standin.amazon.LoginWithAmazon amazon = playground.alexa().amazon();
        Authorization.Ask asked = (Authorization.Ask) amazon.authorize(question(client));
        URI back = amazon.grant(asked.request(), "ann");
        String code =
                UriComponentsBuilder.fromUri(back).build().getQueryParams().getFirst("code");
        HttpResponse<String> answer =
                playground.send(HttpRequest.newBuilder(playground.address.resolve("/auth/o2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(Map.of(
                                "grant_type", "authorization_code",
                                "code", String.valueOf(code),
                                "redirect_uri", question(client).getOrDefault("redirect_uri", ""),
                                "client_id", client.clientId(),
                                "client_secret", client.clientSecret()))))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asString("");
    }

    private static Map<String, String> question(AmazonClient client) {
        return Map.of(
                "client_id",
                client.clientId(),
                "scope",
                "profile",
                "response_type",
                "code",
                "redirect_uri",
                client.redirectUris().get(0).toString());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
