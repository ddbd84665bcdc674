package org.sayso.benchmarks;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.okta.jwt.AccessTokenVerifier;
import com.okta.jwt.JwtVerificationException;
import com.okta.jwt.JwtVerifiers;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;

/** Okta's verifier of access tokens. It finds its keys under the issuer, at {@code /v1/keys}. */
final class Okta implements Library {

    /** What a key may have, for this library to read it. */
    private static final Set<String> MEMBERS = Set.of("kty", "e", "kid", "use", "alg", "n");

    @Override
    public String name() {
        return "okta-jwt-verifier " + Versions.of(JwtVerifiers.class);
    }

    @Override
    public List<String> settings() {
        return List.of(
                "`accessTokenVerifierBuilder()`: `setIssuer`, `setAudience`, `setLeeway` 60 s, `setClock`",
                "not offered: algorithms other than RS256, the"
                        + " client, `typ`, claims that must be present or absent, length, depth",
                "its issuer publishes only what it can read, RSA keys without `key_ops`; another key among them, and it reads none",
                "made for Okta's own tokens, which have no `typ`; here it is shown tokens of RFC 9068");
    }

    @Override
    public Check check(Setup setup, Scene scene, KeyServer issuer) throws Exception {
        issuer.publish(readable(setup.jwks()));
        AccessTokenVerifier verifier = JwtVerifiers.accessTokenVerifierBuilder()
                .setIssuer(scene.issuer())
                .setAudience(scene.audience())
                .setLeeway(Duration.ofSeconds(Scene.SKEW))
                .setClock(Clock.fixed(scene.now(), ZoneOffset.UTC))
                .setRetryMaxAttempts(0)
                .build();
        return verifier::decode;
    }

    /** The keys that it can read: one other among them, and it reads none. */
    private static String readable(String jwks) throws ParseException {
        List<Map<String, Object>> keys = Arrays.stream(
                        JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwks), "keys"))
                .filter(key -> MEMBERS.containsAll(key.keySet()))
                .toList();
        return JSONObjectUtils.toJSONString(Map.of("keys", keys));
    }

    @Override
    public boolean refusal(Throwable thrown) {
        return thrown instanceof JwtVerificationException;
    }
}
