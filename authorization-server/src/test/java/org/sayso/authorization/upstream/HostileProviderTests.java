package org.sayso.authorization.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.settings.UpstreamProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** A provider that answers without end, too slowly, or sends people elsewhere. */
class HostileProviderTests {

    private static final String REDIRECT = "http://localhost:8081/sign-in/with/company/answer";

    private static RSAKey key;

    private final AtomicInteger fetches = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Answer answer = HostileProviderTests::keySet;

    /** How it answers whatever it is asked. */
    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeAll
    static void makeKey() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("published").generate();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void unknownKeyIds_causeTwoFetchesHoweverManyArrive() throws JOSEException {
        JwtDecoder decoder = decoder();
        assertThat(decoder.decode(token("published")).getSubject()).isEqualTo("ann");
        for (int i = 0; i < 20; i++) {
            String unknown = token("unknown-" + i);
            assertThatThrownBy(() -> decoder.decode(unknown)).isInstanceOf(JwtException.class);
        }
        assertThat(fetches).hasValueLessThanOrEqualTo(2);
        assertThat(decoder.decode(token("published")).getSubject())
                .as("whose key is known signs in all the same")
                .isEqualTo("ann");
    }

    @Test
    void keysWithoutEnd_areGivenUpByTheirSize() throws JOSEException {
        answer = HostileProviderTests::withoutEnd;
        JwtDecoder decoder = decoder();
        String token = token("published");
        long start = System.nanoTime();
        assertThatThrownBy(() -> decoder.decode(token)).hasStackTraceContaining("more than 262144 bytes");
        assertThat(since(start)).isLessThan(ProviderCalls.ANSWER);
    }

    @Test
    void keysThatComeByteByByte_areGivenUpInTime() throws JOSEException {
        answer = HostileProviderTests::dripping;
        JwtDecoder decoder = decoder();
        String token = token("published");
        long start = System.nanoTime();
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
        assertThat(since(start)).isLessThan(ProviderCalls.ANSWER.plusSeconds(3));
    }

    @Test
    void keysElsewhere_areNotFollowed() throws JOSEException {
        answer = exchange -> {
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            if (moved) {
                keySet(exchange);
            } else {
                exchange.getResponseHeaders().set("Location", address() + "/moved");
                exchange.sendResponseHeaders(302, -1);
            }
        };
        JwtDecoder decoder = decoder();
        String token = token("published");
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void discoveryWithoutEnd_isGivenUpAndNotAskedForAgainAtOnce() {
        answer = HostileProviderTests::withoutEnd;
        Providers providers = providers();
        providers.look();
        int atTheStart = fetches.get();
        assertThat(atTheStart).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            assertThat(catchThrowable(() -> providers.findByRegistrationId("company")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was asked a moment ago");
        }
        assertThat(fetches).hasValue(atTheStart);
    }

    @Test
    void discoveryThatHangs_holdsOneOfThirty_andTheOthersAreToldAtOnce() throws Exception {
        answer = HostileProviderTests::never;
        Providers providers = providers();
        List<Throwable> refused = refusedAtOnce(29, () -> providers.findByRegistrationId("company"));
        assertThat(refused)
                .allSatisfy(reason -> assertThat(reason)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("the provider company is being asked, and has not answered yet"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void answersWhoseTokenHangs_holdSixteenOfThirty_andTheOthersAreToldAtOnce() throws Exception {
        answer = HostileProviderTests::never;
        AuthenticationManager checks = UpstreamSecurity.checks();
        assertRefusedBeyondSixteen(refusedAtOnce(14, () -> checks.authenticate(answerOfTheProvider())));
        assertThat(fetches).hasValue(FewAtOnce.MOST);
    }

    @Test
    void answersThatWaitForKeys_holdSixteenOfThirty_andTheOthersAreToldAtOnce() throws Exception {
        String idToken = token("published");
        answer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                json(exchange, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
            } else {
                never(exchange);
            }
        };
        AuthenticationManager checks = UpstreamSecurity.checks();
        assertRefusedBeyondSixteen(refusedAtOnce(14, () -> checks.authenticate(answerOfTheProvider())));
    }

    @Test
    void refusedAnswers_takeNoPlace() {
        AuthenticationManager checks = UpstreamSecurity.checks();
        answer = exchange -> exchange.sendResponseHeaders(500, -1);
        for (int i = 0; i < 2 * FewAtOnce.MOST; i++) {
            assertThatThrownBy(() -> checks.authenticate(answerOfTheProvider()))
                    .isInstanceOfSatisfying(
                            OAuth2AuthenticationException.class,
                            refused -> assertThat(refused.getError().getErrorCode())
                                    .isEqualTo("invalid_token_response"));
        }
    }

    private static void assertRefusedBeyondSixteen(List<Throwable> refused) {
        assertThat(refused)
                .allSatisfy(reason -> assertThat(reason)
                        .isInstanceOfSatisfying(
                                OAuth2AuthenticationException.class,
                                exception -> assertThat(exception.getError().getErrorCode())
                                        .isEqualTo("temporarily_unavailable"))
                        .hasMessage("providers are being asked for 16 people already"));
    }

    /** Of 30 that call at the same time, those that are refused within a second, which must be so many; the others wait on. */
    private List<Throwable> refusedAtOnce(int expected, ThrowingCallable call) throws InterruptedException {
        BlockingQueue<Throwable> refused = new LinkedBlockingQueue<>();
        CountDownLatch together = new CountDownLatch(1);
        for (int i = 0; i < 30; i++) {
            threads.execute(() -> {
                refused.add(catchThrowable(() -> {
                    together.await();
                    call.call();
                }));
            });
        }
        together.countDown();
        Thread.sleep(1_000);
        List<Throwable> soon = List.copyOf(refused);
        assertThat(soon).hasSize(expected);
        return soon;
    }

    private OAuth2LoginAuthenticationToken answerOfTheProvider() {
        ClientRegistration provider = provider();
        return new OAuth2LoginAuthenticationToken(
                provider,
                new OAuth2AuthorizationExchange(
                        OAuth2AuthorizationRequest.authorizationCode()
                                .clientId(provider.getClientId())
                                .authorizationUri(address() + "/authorize")
                                .redirectUri(REDIRECT)
                                .scopes(provider.getScopes())
                                .state("state")
                                .build(),
                        OAuth2AuthorizationResponse.success("code")
                                .redirectUri(REDIRECT)
                                .state("state")
                                .build()));
    }

    @Test
    void discoveryOfAnotherIssuer_isRefused() {
        answer = exchange -> json(exchange, "{\"issuer\":\"https://attacker.example\"}");
        Map<String, Object> document = ProviderCalls.discovery(address());
        assertThatThrownBy(() -> Providers.requireIssuer(document, address()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is another issuer's");
    }

    private Providers providers() {
        return new Providers(
                Map.of(
                        "company",
                        new UpstreamProvider(
                                address(), "sayso", Secret.of("test-only-secret"), List.of("openid"), null)),
                "http://localhost:8081");
    }

    private JwtDecoder decoder() {
        return new ProviderKeys().createDecoder(provider());
    }

    private ClientRegistration provider() {
        return ClientRegistration.withRegistrationId("company")
                .clientId("sayso")
                .clientSecret("test-only-secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(REDIRECT)
                .scope("openid")
                .issuerUri(address())
                .authorizationUri(address() + "/authorize")
                .tokenUri(address() + "/token")
                .jwkSetUri(address() + "/keys")
                .build();
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String token(String kid) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(),
                new JWTClaimsSet.Builder()
                        .issuer(address())
                        .subject("ann")
                        .audience("sayso")
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void keySet(HttpExchange exchange) throws IOException {
        json(exchange, new JWKSet(key).toString());
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Ends when the other side has gone. */
    private static void withoutEnd(HttpExchange exchange) throws IOException {
        byte[] blanks = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (!Thread.currentThread().isInterrupted()) {
            out.write(blanks);
        }
    }

    private static void never(HttpExchange exchange) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void dripping(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(200);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
