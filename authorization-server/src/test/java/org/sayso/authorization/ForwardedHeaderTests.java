package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.LinkingClient.Answer;

/** Anybody can send the headers of a proxy: they change no issuer, no address and no redirect. */
class ForwardedHeaderTests {

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<List<String>> forged() {
        return List.of(
                List.of("X-Forwarded-Host", "attacker.example"),
                List.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "attacker.example"),
                List.of("X-Forwarded-Host", "attacker.example", "X-Forwarded-Port", "444"),
                List.of("X-Forwarded-Prefix", "//attacker.example"),
                List.of("X-Original-Host", "attacker.example", "X-Host", "attacker.example"),
                List.of("Forwarded", "for=192.0.2.7;host=attacker.example;proto=https"));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void metadata_stayThoseOfTheIssuer(List<String> headers) {
        for (String document : List.of("openid-configuration", "oauth-authorization-server")) {
            Answer answer = client.get("/.well-known/" + document, headers.toArray(String[]::new));
            assertThat(answer.json().get("issuer").asString()).isEqualTo(RunningServer.ISSUER);
            assertThat(answer.json().get("token_endpoint").asString())
                    .isEqualTo(RunningServer.ISSUER + "/oauth2/token");
            assertThat(answer.body()).doesNotContain("attacker", "https://localhost");
        }
    }

    @ParameterizedTest
    @MethodSource("forged")
    void redirectToSignIn_staysHere(List<String> headers) {
        for (String path : List.of("/account", LinkingClient.path(LinkingClient.request()))) {
            Answer answer = client.get(path, withHtml(headers));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.response().headers().firstValue("Location"))
                    .hasValueSatisfying(
                            to -> assertThat(server.base().resolve(to)).isEqualTo(server.uri("/sign-in")));
        }
    }

    @ParameterizedTest
    @MethodSource("forged")
    void page_namesNoForgedAddressAndTheCookieIsTheSame(List<String> headers) {
        Answer answer = client.get("/sign-in", withHtml(headers));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("attacker");
        assertThat(answer.response().headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).doesNotContain("Secure", "attacker"));
        assertThat(answer.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("attacker"));
    }

    @Test
    void token_namesTheIssuer() {
        String refreshToken = client.link("ann").get("refresh_token").asString();
        for (List<String> headers : forged()) {
            List<String> all = new ArrayList<>(headers);
            all.addAll(List.of("X-Forwarded-For", "192.0.2.7"));
            var form = new LinkedHashMap<>(LinkingClient.refresh(refreshToken));
            form.put("client_id", RunningServer.ALEXA_ID);
            form.put("client_secret", RunningServer.ALEXA_SECRET);
            Answer answer = client.post("/oauth2/token", form, all.toArray(String[]::new));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(LinkingClient.claims(answer.json().get("access_token").asString())
                            .get("iss")
                            .asString())
                    .isEqualTo(RunningServer.ISSUER);
        }
    }

    private static String[] withHtml(List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("Accept", "text/html"));
        return all.toArray(String[]::new);
    }
}
