package org.sayso.benchmarks;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sayso.Inquiry;
import org.sayso.catalogue.Catalogue;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.TokenCase;
import org.sayso.oauth.RememberedAnswers;
import org.sayso.oauth.TokenTelemetry;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/** What it costs to check one good RS256 token of RFC 9068 with a key of 2048 bits that is already known. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenCheckBenchmark {

    private final KeyServer server;
    private final String token;
    private final byte[] signed;
    private final byte[] signature;
    private final PublicKey key;
    private final Library.Check spring;
    private final Library.Check nimbus;
    private final Library.Check javaJwt;
    private final Library.Check okta;
    private final TokenVerifier sayso;
    private final TokenVerifier remembering;

    /** Each library fetches its keys once, before anything is measured. */
    public TokenCheckBenchmark() {
        try {
            server = new KeyServer();
            Scene scene = new Scene(
                    server.issuer(),
                    "https://pizza-on-demand.example",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    server.trap());
            TokenCase plain = Catalogue.good(scene).get(0);
            server.publish(plain.setup().jwks());
            token = plain.token();
            int end = token.lastIndexOf('.');
            signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
            signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
            key = ((RSAKey) JWKSet.parse(plain.setup().jwks()).getKeys().get(0)).toPublicKey();
            spring = new Spring().check(plain.setup(), scene, server);
            nimbus = new Nimbus().check(plain.setup(), scene, server);
            javaJwt = new JavaJwt().check(plain.setup(), scene, server);
            okta = new Okta().check(plain.setup(), scene, server);
            sayso = Sayso.verifier(Sayso.authenticator(plain.setup(), scene, server), scene);
            remembering = Sayso.verifier(
                    RememberedAnswers.of(
                            Sayso.authenticator(plain.setup(), scene, server),
                            RememberedAnswers.MAX_AGE,
                            Clock.systemUTC(),
                            TokenTelemetry.NONE),
                    scene);
            if (!bareSignature()) {
                throw new IllegalStateException("the signature does not verify");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server. */
    @TearDown(Level.Trial)
    public void stop() {
        server.close();
    }

    /** The yardstick: RSA-2048 with SHA-256 over the token's first two parts, and nothing else. */
    @Benchmark
    public boolean bareSignature() throws Exception {
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update(signed);
        return check.verify(signature);
    }

    /** Everything, signature included. */
    @Benchmark
    public TokenVerdict saysoCold() {
        return verdict(sayso);
    }

    /** The signature was checked within the last minute; the claims are compared anew. */
    @Benchmark
    public TokenVerdict saysoCached() {
        return verdict(remembering);
    }

    private TokenVerdict verdict(TokenVerifier verifier) {
        TokenVerdict verdict = verifier.verify(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(8)));
        if (verdict instanceof TokenVerdict.Accepted) {
            return verdict;
        }
        throw new IllegalStateException(verdict.toString());
    }

    /** Spring Security's decoder. */
    @Benchmark
    public void springSecurity() throws Exception {
        spring.accept(token);
    }

    /** Nimbus by itself. */
    @Benchmark
    public void nimbusAlone() throws Exception {
        nimbus.accept(token);
    }

    /** Auth0's library. */
    @Benchmark
    public void auth0JavaJwt() throws Exception {
        javaJwt.accept(token);
    }

    /** Okta's verifier. */
    @Benchmark
    public void oktaJwtVerifier() throws Exception {
        okta.accept(token);
    }
}
