package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Refusal;
import org.sayso.catalogue.AskedCase;
import org.sayso.catalogue.Catalogue;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.ScopeCase;
import org.sayso.catalogue.Setup;
import org.sayso.catalogue.TokenCase;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/** The whole catalogue: each bad token is refused for its exact reason, each good one is accepted, nothing is fetched. */
class CatalogueTests {

    private static final JwksServer SERVER = new JwksServer();
    private static final Scene SCENE =
            new Scene(TestTokens.ISSUER, TestTokens.AUDIENCE, TestTokens.NOW, SERVER.uri("/trap"));
    static final List<TokenCase> BAD = Catalogue.bad(SCENE);
    static final List<TokenCase> GOOD = Catalogue.good(SCENE);
    static final List<ScopeCase> SCOPES = Catalogue.scopes(SCENE);
    static final List<AskedCase> ASKED = Catalogue.asked(SCENE);

    private static final Map<String, String> PUBLISHED = new ConcurrentHashMap<>();
    private static final Map<String, JwtAuthenticator> AUTHENTICATORS = new HashMap<>();

    private final Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));

    @BeforeAll
    static void publish() {
        SERVER.behave(exchange -> {
            byte[] keys = PUBLISHED
                    .getOrDefault(exchange.getRequestURI().getQuery(), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        });
    }

    @AfterEach
    void nothingButTheIssuersKeysWasFetched() {
        assertThat(SERVER.strayRequests()).isZero();
    }

    @AfterAll
    static void stop() {
        AUTHENTICATORS.values().forEach(JwtAuthenticator::close);
        SERVER.close();
    }

    private static JwtAuthenticator authenticator(Setup setup) {
        return AUTHENTICATORS.computeIfAbsent(setup.name(), name -> {
            String query = "setup=" + AUTHENTICATORS.size();
            PUBLISHED.put(query, setup.jwks());
            return JwtAuthenticator.builder()
                    .issuer(SCENE.issuer())
                    .jwksUri(URI.create(SERVER.address() + "?" + query))
                    .algorithms(setup.algorithms().toArray(String[]::new))
                    .httpTimeout(Duration.ofSeconds(5))
                    .build();
        });
    }

    private static TokenVerifier.Builder verifier(JwtAuthenticator authenticator) {
        return TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(SCENE.issuer())
                .audience(SCENE.audience())
                .allowedClients(Scene.CLIENT)
                .clockSkew(Duration.ofSeconds(Scene.SKEW))
                .clock(SCENE::now);
    }

    private TokenVerdict verify(TokenCase each) {
        return verifier(authenticator(each.setup())).build().verify(PresentedToken.of(each.token()), inquiry);
    }

    @ParameterizedTest
    @FieldSource("BAD")
    void badToken_isRefusedForItsExactReason(TokenCase bad) {
        CallerRefusal reason = bad.refusal().orElseThrow();

        assertThat(verify(bad)).isEqualTo(new TokenVerdict.Refused(reason));
        assertThat(inquiry.checks()).last().matches(check -> check.refusal().orElseThrow() == reason);
        if (bad.token().length() > 10) {
            assertThat(inquiry.checks().toString()).doesNotContain(bad.token());
        }
    }

    @ParameterizedTest
    @FieldSource("GOOD")
    void goodToken_isAccepted(TokenCase good) {
        assertThat(verify(good)).isInstanceOf(TokenVerdict.Accepted.class);
    }

    @Test
    void catalogue_isLargeAndNoCaseHidesAnother() {
        assertThat(BAD).hasSizeGreaterThan(90).extracting(TokenCase::id).doesNotHaveDuplicates();
        assertThat(BAD).extracting(bad -> bad.setup() + bad.token()).doesNotHaveDuplicates();
        assertThat(GOOD).hasSizeGreaterThan(15).extracting(TokenCase::id).doesNotHaveDuplicates();
        assertThat(GOOD)
                .filteredOn(good -> good.id().equals("good/8192"))
                .first()
                .satisfies(good -> assertThat(good.token()).hasSize(8192));
    }

    @ParameterizedTest
    @FieldSource("SCOPES")
    void scope_isEnoughOnlyWhereItIsTheWholeWord(ScopeCase scope) {
        TokenVerdict verdict =
                verifier(authenticator(GOOD.get(0).setup())).build().verify(PresentedToken.of(scope.token()), inquiry);

        assertThat(verdict).isInstanceOfSatisfying(TokenVerdict.Accepted.class, accepted -> {
            Optional<Refusal> lacks =
                    Permission.of(accepted.token()).lacks(Requirement.scopes(scope.required()), inquiry);
            assertThat(lacks).isEqualTo(scope.enough() ? Optional.empty() : Optional.of(PolicyRefusal.SCOPE_MISSING));
        });
    }

    @ParameterizedTest
    @FieldSource("ASKED")
    void tokenThatIsNoLongerInForce_isRefusedOnceTheIssuerIsAsked(AskedCase asked) {
        try (TestProvider provider = new TestProvider()) {
            provider.on("/introspect", 200, asked.answer());
            TokenVerifier verifier = verifier(authenticator(GOOD.get(0).setup()))
                    .issuerCheck(Introspection.builder()
                            .endpoint(provider.uri("/introspect"))
                            .client("pizza-on-demand", "secret")
                            .timeout(Duration.ofSeconds(5))
                            .build())
                    .build();
            PresentedToken token = PresentedToken.of(asked.token());

            assertThat(verifier.verify(token, inquiry)).isInstanceOf(TokenVerdict.Accepted.class);
            TokenVerdict verdict = verifier.verify(token, TokenCheck.ASK_ISSUER_NOW, inquiry);
            if (asked.refusal().isPresent()) {
                assertThat(verdict)
                        .isEqualTo(new TokenVerdict.Refused(asked.refusal().get()));
            } else {
                assertThat(verdict).isInstanceOf(TokenVerdict.Accepted.class);
            }
        }
    }
}
