package org.sayso.alexa;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.token.TokenVerifier;
import org.sayso.token.UserKey;

/** An issuer of access tokens that publishes its keys over HTTP on this machine. */
final class Issuer implements AutoCloseable {

    static final String NAME = "https://accounts.example";
    static final String AUDIENCE = "https://pizza-on-demand.example";

    private static final RSAKey KEY = key();

    private final InstantSource clock;
    private final HttpServer server;
    private final JwtAuthenticator authenticator;
    private volatile int status = 200;

    Issuer(InstantSource clock) {
        this.clock = clock;
        byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
        authenticator = JwtAuthenticator.builder()
                .issuer(NAME)
                .jwksUri(URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks"))
                .httpTimeout(Duration.ofSeconds(5))
                .clock(clock)
                .build();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static UserKey user(String subject) {
        return new UserKey(NAME, subject);
    }

    TokenVerifier verifier() {
        return verifierBuilder().build();
    }

    /** What this issuer says when it is asked about a token of somebody. */
    static Map<String, Object> claims(String subject, Instant now) {
        return Map.of(
                "iss",
                NAME,
                "aud",
                AUDIENCE,
                "client_id",
                "alexa",
                "sub",
                subject,
                "scope",
                "openid pod:order",
                "exp",
                now.getEpochSecond() + 3600);
    }

    TokenVerifier.Builder verifierBuilder() {
        return TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(NAME)
                .audience(AUDIENCE)
                .allowedClients("alexa")
                .clock(clock);
    }

    void goDown() {
        status = 503;
    }

    String token(String subject) {
        return token(subject, claims -> claims);
    }

    String token(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        Date now = Date.from(clock.instant());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .subject(subject)
                .audience(AUDIENCE)
                .claim("client_id", "alexa")
                .claim("scope", "openid pod:order")
                .issueTime(now)
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
                .jwtID(UUID.randomUUID().toString());
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("key-1")
                        .build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        authenticator.close();
        server.stop(0);
    }
}
