package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.LinkingClient.Answer;

/** How clients prove who they are, and which audience they may ask tokens for. */
class TokenRequestTests {

    private static final String ODD_ID = "odd/client?&=";
    private static final String ODD_SECRET = "test-only:secret/of&odd=client?#'";

    private static RunningServer server;
    private static LinkingClient client;
    private static String refreshToken;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "sayso.authorization.backend-clients.odd.client-id", ODD_ID,
                "sayso.authorization.backend-clients.odd.client-secret", ODD_SECRET,
                "sayso.authorization.backend-clients.odd.scopes", "accounts.contact"));
        client = new LinkingClient(server);
        refreshToken = client.link("ann").get("refresh_token").asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refreshWithEitherWay_bringsTokensWithTheirLife() {
        for (Answer answer : new Answer[] {
            client.tokenAsAlexa(LinkingClient.refresh(refreshToken)),
            client.tokenWithBodyCredentials(LinkingClient.refresh(refreshToken))
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("expires_in").asInt()).isBetween(3590, 3600);
        }
    }

    @Test
    void codeExchangeAndItsRepetition_tellTheLifeOfTheToken() {
        String code = client.code(LinkingClient.requestWithoutPkce(), "ben");
        for (int use = 0; use < 2; use++) {
            assertThat(client.tokenAsAlexa(LinkingClient.exchange(code))
                            .json()
                            .get("expires_in")
                            .asInt())
                    .isBetween(3590, 3600);
        }
    }

    @Test
    void basicWithIdInTheBody_isFineAsAlexaSendsIt() {
        Map<String, String> form = with(LinkingClient.refresh(refreshToken), "client_id", RunningServer.ALEXA_ID);
        assertThat(client.tokenAsAlexa(form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret", "client_assertion"})
    void twoWaysAtOnce_areRefusedAsInvalidRequest(String second) {
        Map<String, String> form = with(LinkingClient.refresh(refreshToken), second, RunningServer.ALEXA_SECRET);
        for (String path : new String[] {"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"}) {
            Answer answer = client.postAs(path, form, RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code", "code_verifier", "redirect_uri", "grant_type", "client_id", "refresh_token", "scope", "x"
            })
    void parameterThatComesTwice_isRefusedAsInvalidRequest(String name) {
        for (String grant : new String[] {"authorization_code", "refresh_token"}) {
            Answer answer = client.postBody(
                    "/oauth2/token",
                    "grant_type=" + grant + "&" + name + "=&" + name + "=y&code=c&refresh_token=r&redirect_uri=u",
                    RunningServer.ALEXA_ID,
                    RunningServer.ALEXA_SECRET);
            assertThat(answer.status()).as(grant + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "introspect"})
    void tokenThatComesTwice_isRefusedAsInvalidRequest(String endpoint) {
        Answer answer = client.postBody(
                "/oauth2/" + endpoint, "token=a&token=b", RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void basicThatIsFormEncoded_isReadAsRfc6749Says() {
        Map<String, String> form = Map.of("grant_type", "client_credentials", "scope", "accounts.contact");
        assertThat(client.token(form, Browser.encode(ODD_ID), Browser.encode(ODD_SECRET))
                        .status())
                .isEqualTo(200);
        assertThat(client.token(form, ODD_ID, ODD_SECRET).status())
                .as("and as many clients send it")
                .isEqualTo(200);
    }

    @Test
    void basicThatIsNoneOrHalf_isRefused() {
        String half = Base64.getEncoder().encodeToString(RunningServer.ALEXA_ID.getBytes(StandardCharsets.UTF_8));
        for (String credentials : new String[] {half, "%%%"}) {
            Answer answer = client.post(
                    "/oauth2/token", LinkingClient.refresh(refreshToken), "Authorization", "Basic " + credentials);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "resource"})
    void targetThatIsTheClientsAudience_isAccepted(String parameter) {
        Answer answer =
                client.tokenAsAlexa(with(LinkingClient.refresh(refreshToken), parameter, RunningServer.AUDIENCE));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(LinkingClient.claims(answer.json().get("access_token").asString())
                        .get("aud")
                        .asString())
                .isEqualTo(RunningServer.AUDIENCE);
    }

    @Test
    void severalTargets_mustAllBeTheClientsAudience() {
        String body = "grant_type=refresh_token&refresh_token=" + refreshToken + "&resource="
                + Browser.encode(RunningServer.AUDIENCE) + "&resource=";
        assertThat(client.postBody(
                                "/oauth2/token",
                                body + Browser.encode(RunningServer.AUDIENCE),
                                RunningServer.ALEXA_ID,
                                RunningServer.ALEXA_SECRET)
                        .status())
                .isEqualTo(200);
        assertThat(client.postBody(
                                "/oauth2/token",
                                body + Browser.encode("https://other.example"),
                                RunningServer.ALEXA_ID,
                                RunningServer.ALEXA_SECRET)
                        .json()
                        .get("error")
                        .asString())
                .isEqualTo("invalid_target");
    }

    @ParameterizedTest
    @CsvSource({"audience," + RunningServer.ISSUER, "resource,https://other.example"})
    void anyOtherTarget_isRefusedAndTheCodeStaysGood(String parameter, String target) {
        Map<String, String> form = LinkingClient.exchange(client.code(LinkingClient.requestWithoutPkce(), "ben"));
        Answer refused = client.tokenAsAlexa(with(form, parameter, target));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isEqualTo("invalid_target");
        assertThat(refused.json().get("error_description").asString()).endsWith(parameter);
        assertThat(client.tokenAsAlexa(form).status()).isEqualTo(200);
    }

    @Test
    void otherTargetOfABackendClient_isRefused() {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials", "scope", "accounts.contact", "audience", RunningServer.AUDIENCE);
        assertThat(client.token(form, RunningServer.BACKEND_ID, RunningServer.BACKEND_SECRET)
                        .json()
                        .get("error")
                        .asString())
                .isEqualTo("invalid_target");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put(name, value);
        return all;
    }
}
