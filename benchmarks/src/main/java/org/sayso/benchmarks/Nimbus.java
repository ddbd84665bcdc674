package org.sayso.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;

/** Nimbus JOSE + JWT by itself, as its page about validating access tokens has it. */
final class Nimbus implements Library {

    @Override
    public String name() {
        return "Nimbus JOSE + JWT " + Versions.of(DefaultJWTProcessor.class);
    }

    @Override
    public List<String> settings() {
        return List.of(
                "`DefaultJWTProcessor` with `JWSVerificationKeySelector` (algorithms) and `JWKSourceBuilder`",
                "`DefaultJOSEObjectTypeVerifier` for `at+jwt` and `application/at+jwt`",
                "`DefaultJWTClaimsVerifier`: audience; `iss` and `client_id` exactly; `sub`, `exp`, `iat`, `jti` present;"
                        + " `nonce`, `at_hash`, `c_hash`, `s_hash`, `events` absent; 60 s of skew",
                "not offered: `iat` in the future, length, depth; size of keys only by a selector of one's own");
    }

    @Override
    public Check check(Setup setup, Scene scene, KeyServer issuer) throws Exception {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        issuer.keys().toURL())
                .rateLimited(false)
                .build();
        Set<JWSAlgorithm> algorithms =
                setup.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, source));
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        Set.of(scene.audience()),
                        new JWTClaimsSet.Builder()
                                .issuer(scene.issuer())
                                .claim("client_id", Scene.CLIENT)
                                .build(),
                        Set.of("sub", "exp", "iat", "jti"),
                        Set.of("nonce", "at_hash", "c_hash", "s_hash", "events")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(scene.now());
                    }
                };
        claims.setMaxClockSkew((int) Scene.SKEW);
        processor.setJWTClaimsSetVerifier(claims);
        @Nullable SecurityContext none = null;
        return token -> processor.process(token, none);
    }

    @Override
    public boolean refusal(Throwable thrown) {
        return thrown instanceof BadJOSEException
                || thrown instanceof JOSEException
                || thrown instanceof ParseException;
    }
}
