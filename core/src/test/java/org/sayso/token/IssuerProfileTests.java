package org.sayso.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;

/** Tokens as each issuer documents them, and what must not pass for one. */
class IssuerProfileTests {

    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String AUDIENCE = "https://pizza-on-demand.example";

    /** An issuer with its profile, and a good token of it. */
    record Issuer(
            IssuerProfile profile,
            String name,
            String audience,
            Map<String, Object> header,
            Map<String, Object> claims) {
        @Override
        public String toString() {
            return profile.name();
        }
    }

    private static final Issuer RFC_9068 = issuer(
            IssuerProfile.RFC_9068,
            "https://accounts.example",
            "at+jwt",
            Map.of("sub", "ann", "client_id", "alexa", "scope", "openid pod:order", "jti", "1"));
    private static final Issuer AUTH0 = issuer(
            IssuerProfile.AUTH0,
            "https://pizza.eu.auth0.com/",
            "JWT",
            Map.of(
                    "sub",
                    "auth0|ann",
                    "azp",
                    "alexa",
                    "scope",
                    "openid pod:order",
                    "aud",
                    List.of(AUDIENCE, "https://pizza.eu.auth0.com/userinfo")));
    private static final Issuer AUTH0_RFC_9068 = issuer(
            IssuerProfile.AUTH0_RFC_9068,
            "https://pizza.eu.auth0.com/",
            "at+jwt",
            Map.of("sub", "auth0|ann", "client_id", "alexa", "scope", "openid pod:order", "jti", "1"));
    private static final Issuer OKTA = issuer(
            IssuerProfile.OKTA,
            "https://pizza.okta.com/oauth2/aus1",
            "",
            Map.of(
                    "sub",
                    "ann@pizza.example",
                    "uid",
                    "00u1",
                    "cid",
                    "alexa",
                    "scp",
                    List.of("openid", "pod:order"),
                    "jti",
                    "AT.1",
                    "ver",
                    1L));
    private static final Issuer KEYCLOAK = issuer(
            IssuerProfile.KEYCLOAK,
            "https://id.example/realms/pizza",
            "JWT",
            Map.of("sub", "ann", "azp", "alexa", "typ", "Bearer", "scope", "openid pod:order", "jti", "1"));

    private static Issuer issuer(IssuerProfile profile, String name, String typ, Map<String, Object> own) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", name);
        claims.put("aud", AUDIENCE);
        claims.put("iat", NOW.getEpochSecond());
        claims.put("exp", NOW.getEpochSecond() + 600);
        claims.putAll(own);
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "RS256", "kid", "1"));
        if (!typ.isEmpty()) {
            header.put("typ", typ);
        }
        return new Issuer(profile, name, AUDIENCE, header, claims);
    }

    static Stream<Issuer> issuers() {
        return Stream.of(RFC_9068, AUTH0, AUTH0_RFC_9068, OKTA, KEYCLOAK);
    }

    private static TokenVerdict verify(Issuer issuer, Authentication.Authentic authentic) {
        return TokenVerifier.builder()
                .profile(issuer.profile())
                .authenticator((token, inquiry) -> authentic)
                .issuer(issuer.name())
                .audience(issuer.audience())
                .allowedClients(issuer.profile() == IssuerProfile.LOGIN_WITH_AMAZON ? issuer.audience() : "alexa")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()
                .verify(PresentedToken.of("hidden"), Inquiry.within(Duration.ofSeconds(8)));
    }

    private static VerifiedToken accepted(Issuer issuer, Authentication.Authentic authentic) {
        TokenVerdict verdict = verify(issuer, authentic);
        assertThat(verdict).as(issuer.toString()).isInstanceOf(TokenVerdict.Accepted.class);
        return ((TokenVerdict.Accepted) verdict).token();
    }

    @ParameterizedTest
    @MethodSource("issuers")
    void documentedToken_isAcceptedWithUserClientAndScopes(Issuer issuer) {
        VerifiedToken token = accepted(issuer, new Authentication.Authentic(issuer.header(), issuer.claims()));

        assertThat(token.clientId()).isEqualTo("alexa");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "pod:order");
        assertThat(token.user())
                .isEqualTo(new UserKey(
                        issuer.name(), String.valueOf(issuer.claims().get(issuer.equals(OKTA) ? "uid" : "sub"))));
    }

    static Stream<Arguments> impostors() {
        return Stream.of(
                bad("RFC 9068: an ID token", RFC_9068, "JWT", CallerRefusal.WRONG_TYPE, c -> {}),
                bad(
                        "RFC 9068: a client of its own",
                        RFC_9068,
                        "at+jwt",
                        CallerRefusal.NOT_A_USER,
                        c -> c.put("sub", "alexa")),
                bad(
                        "RFC 9068: azp contradicts",
                        RFC_9068,
                        "at+jwt",
                        CallerRefusal.CLIENTS_CONTRADICT,
                        c -> c.put("azp", "web")),
                bad(
                        "RFC 9068: azp no string",
                        RFC_9068,
                        "at+jwt",
                        CallerRefusal.CLIENTS_CONTRADICT,
                        c -> c.put("azp", 1L)),
                bad("Auth0: an ID token", AUTH0, "JWT", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> c.put("aud", "alexa")),
                bad("Auth0: a machine", AUTH0, "JWT", CallerRefusal.NOT_A_USER, c -> c.put("sub", "alexa@clients")),
                bad(
                        "Auth0: client credentials",
                        AUTH0,
                        "JWT",
                        CallerRefusal.NOT_A_USER,
                        c -> c.put("gty", "client-credentials")),
                bad("Auth0: another application", AUTH0, "JWT", CallerRefusal.WRONG_CLIENT, c -> c.put("azp", "web")),
                bad("Auth0: no client", AUTH0, "JWT", CallerRefusal.CLAIM_MISSING, c -> c.remove("azp")),
                bad("Auth0: typ of the other profile", AUTH0, "at+jwt", CallerRefusal.WRONG_TYPE, c -> {}),
                bad("Okta: an ID token", OKTA, "", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> {
                    c.put("aud", "alexa");
                    c.remove("cid");
                }),
                bad("Okta: no user took part", OKTA, "", CallerRefusal.NOT_A_USER, c -> c.remove("uid")),
                bad("Okta: marked as something", OKTA, "JWT", CallerRefusal.WRONG_TYPE, c -> {}),
                bad("Okta: no client", OKTA, "", CallerRefusal.CLAIM_MISSING, c -> c.remove("cid")),
                bad(
                        "Keycloak: an ID token",
                        KEYCLOAK,
                        "JWT",
                        CallerRefusal.NOT_AN_ACCESS_TOKEN,
                        c -> c.put("typ", "ID")),
                bad(
                        "Keycloak: a refresh token",
                        KEYCLOAK,
                        "JWT",
                        CallerRefusal.NOT_AN_ACCESS_TOKEN,
                        c -> c.put("typ", "Refresh")),
                bad(
                        "Keycloak: service account",
                        KEYCLOAK,
                        "JWT",
                        CallerRefusal.NOT_A_USER,
                        c -> c.put("clientAddress", "192.0.2.1")),
                bad("Keycloak: no kind", KEYCLOAK, "JWT", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> c.remove("typ")),
                bad("Keycloak: no sub", KEYCLOAK, "JWT", CallerRefusal.CLAIM_MISSING, c -> c.remove("sub")));
    }

    private static Arguments bad(
            String name, Issuer issuer, String typ, CallerRefusal reason, Consumer<Map<String, Object>> change) {
        Issuer copy = issuer(issuer.profile(), issuer.name(), typ, issuer.claims());
        change.accept(copy.claims());
        return Arguments.argumentSet(name, copy, reason);
    }

    @ParameterizedTest
    @MethodSource("impostors")
    void tokenOfAnotherKind_isRefusedWithItsReason(Issuer issuer, CallerRefusal reason) {
        assertThat(verify(issuer, new Authentication.Authentic(issuer.header(), issuer.claims())))
                .isEqualTo(new TokenVerdict.Refused(reason));
    }

    @Test
    void answerOfOktasIntrospection_isUnderstoodByTheSameProfile() {
        Map<String, Object> said = new LinkedHashMap<>(OKTA.claims());
        said.remove("cid");
        said.remove("scp");
        said.put("client_id", "alexa");
        said.put("scope", "openid pod:order");

        VerifiedToken token = accepted(OKTA, Authentication.Authentic.said(said));

        assertThat(token.user().key()).isEqualTo("00u1");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "pod:order");
    }

    @Test
    void tokenOfLoginWithAmazon_isJudgedByTheClientInItsAudience() {
        Map<String, Object> said = Map.of(
                "iss", "https://www.amazon.com",
                "aud", "amzn1.application-oa2-client.ours",
                "user_id", "amzn1.account.A",
                "exp", NOW.getEpochSecond() + 600);
        Issuer amazon = new Issuer(
                IssuerProfile.LOGIN_WITH_AMAZON,
                "https://www.amazon.com",
                "amzn1.application-oa2-client.ours",
                Map.of(),
                said);

        assertThat(accepted(amazon, Authentication.Authentic.said(said)).user().key())
                .isEqualTo("amzn1.account.A");
        Map<String, Object> foreign = new LinkedHashMap<>(said);
        foreign.put("aud", "amzn1.application-oa2-client.theirs");
        assertThat(verify(amazon, Authentication.Authentic.said(foreign)))
                .isEqualTo(new TokenVerdict.Refused(CallerRefusal.WRONG_AUDIENCE));
    }

    @Test
    void settingsThatCannotBeRight_areRefusedWithTheFix() {
        assertThatThrownBy(() -> build(IssuerProfile.AUTH0, "https://pizza.eu.auth0.com", AUDIENCE))
                .hasMessageContaining("ends with a slash");
        assertThatThrownBy(() -> build(IssuerProfile.OKTA, "https://pizza.okta.com", AUDIENCE))
                .hasMessageContaining("custom authorization server");
        assertThatThrownBy(() -> build(IssuerProfile.KEYCLOAK, "https://id.example/auth", AUDIENCE))
                .hasMessageContaining("/realms/");
        assertThatThrownBy(() -> build(IssuerProfile.RFC_9068, "https://id.example", "alexa"))
                .hasMessageContaining("every ID token would fit");
        assertThatThrownBy(() -> build(IssuerProfile.LOGIN_WITH_AMAZON, "https://www.amazon.com", AUDIENCE))
                .hasMessageContaining("set the audience to the client id");
    }

    private static TokenVerifier build(IssuerProfile profile, String issuer, String audience) {
        return TokenVerifier.builder()
                .profile(profile)
                .authenticator((token, inquiry) -> Authentication.Authentic.said(Map.of()))
                .issuer(issuer)
                .audience(audience)
                .allowedClients("alexa")
                .build();
    }
}
