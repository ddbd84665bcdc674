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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.settings.UpstreamProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** A provider that answers without end, too slowly, or sends people elsewhere. */
class HostileProviderTests {

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
        return new ProviderKeys()
                .createDecoder(ClientRegistration.withRegistrationId("company")
                        .clientId("sayso")
                        .clientSecret("test-only-secret")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://localhost:8081/sign-in/with/company/answer")
                        .scope("openid")
                        .issuerUri(address())
                        .authorizationUri(address() + "/authorize")
                        .tokenUri(address() + "/token")
                        .jwkSetUri(address() + "/keys")
                        .build());
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
