package org.sayso.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider whose next ID token is whatever the test wants. */
final class FakeProvider implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final RSAKey published;
    private final RSAKey other;
    private volatile String idToken = "";
    private volatile Duration waiting = Duration.ZERO;

    FakeProvider() {
        try {
            published = new RSAKeyGenerator(2048).keyID("published").generate();
            other = new RSAKeyGenerator(2048).keyID("published").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        serve(
                "/.well-known/openid-configuration",
                () -> JSON.writeValueAsString(Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256"))));
        serve("/keys", () -> new JWKSet(published).toString());
        serve(
                "/token",
                () -> afterWaiting(Map.of(
                        "access_token", "fake-access", "token_type", "Bearer", "expires_in", 60, "id_token", idToken)));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Signed with the key that is published. */
    void next(JWTClaimsSet claims) {
        idToken = signed(claims, published);
    }

    /** Signed with another key that has the same id. */
    void nextFromSomebodyElse(JWTClaimsSet claims) {
        idToken = signed(claims, other);
    }

    void nextUnsigned(JWTClaimsSet claims) {
        idToken = new PlainJWT(claims).serialize();
    }

    /** Every answer of the token endpoint takes as long from now on. */
    void dawdle(Duration time) {
        waiting = time;
    }

    private String afterWaiting(Map<String, Object> answer) {
        LockSupport.parkNanos(waiting.toNanos());
        return JSON.writeValueAsString(answer);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void serve(String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }
}
