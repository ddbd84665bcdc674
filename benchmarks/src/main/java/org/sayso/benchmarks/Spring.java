package org.sayso.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder with its validator for RFC 9068. */
final class Spring implements Library {

    @Override
    public String name() {
        return "Spring Security " + Versions.of(NimbusJwtDecoder.class);
    }

    @Override
    public List<String> settings() {
        return List.of(
                "`NimbusJwtDecoder.withJwkSetUri(...)`: `jwsAlgorithms`, `validateType(false)`, as the documentation of the"
                        + " next line asks",
                "`JwtValidators.createAtJwtValidator()`: `issuer`, `audience`, `clientId`; it brings `typ` and the presence"
                        + " of `exp`, `sub`, `iat`, `jti`",
                "`JwtTimestampValidator` with 60 s of skew, in the place of `exp`, and the presence of `iat`, for the sake of the clock",
                "`JwtIssuedAtValidator` is for proofs (DPoP): it refuses whatever is older than the skew, and so is left out",
                "not offered: `iat` in the future, claims that must be absent, length, depth, size of keys");
    }

    @Override
    public Check check(Setup setup, Scene scene, KeyServer issuer) {
        Clock clock = Clock.fixed(scene.now(), ZoneOffset.UTC);
        Duration skew = Duration.ofSeconds(Scene.SKEW);
        JwtTimestampValidator times = new JwtTimestampValidator(skew);
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(issuer.keys().toString())
                .validateType(false)
                .jwsAlgorithms(algorithms -> setup.algorithms()
                        .forEach(name -> algorithms.add(Objects.requireNonNull(SignatureAlgorithm.from(name)))))
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(scene.issuer())
                .audience(scene.audience())
                .clientId(Scene.CLIENT)
                .validators(all -> {
                    all.put("exp", times);
                    all.put("iat", new JwtClaimValidator<>("iat", Objects::nonNull));
                })
                .build());
        return decoder::decode;
    }

    @Override
    public boolean refusal(Throwable thrown) {
        return thrown instanceof JwtException;
    }
}
