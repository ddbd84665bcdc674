package org.sayso.benchmarks;

import com.auth0.jwk.JwkException;
import com.auth0.jwk.JwkProvider;
import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.ECDSAKeyProvider;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;

/** Auth0's java-jwt with keys from jwks-rsa. */
final class JavaJwt implements Library {

    @Override
    public String name() {
        return "Auth0 java-jwt " + Versions.of(JWT.class);
    }

    @Override
    public List<String> settings() {
        return List.of(
                "`JWT.require(...)` with a key provider over jwks-rsa " + Versions.of(JwkProviderBuilder.class)
                        + "; where two algorithms are allowed, one verifier for each",
                "`withIssuer`, `withAudience`, `withClaim(\"client_id\", ...)`, `withClaimPresence` of `sub`, `exp`, `iat`,"
                        + " `jti`, `acceptLeeway(60)`",
                "not offered: `typ`, PS256, claims that must be absent, length, depth, size of keys");
    }

    @Override
    public Check check(Setup setup, Scene scene, KeyServer issuer) throws Exception {
        JwkProvider provider =
                new JwkProviderBuilder(issuer.keys().toURL()).rateLimited(false).build();
        List<JWTVerifier> verifiers = new ArrayList<>();
        for (String name : setup.algorithms()) {
            Algorithm algorithm = switch (name) {
                case "RS256" -> Algorithm.RSA256(rsa(provider));
                case "RS384" -> Algorithm.RSA384(rsa(provider));
                case "RS512" -> Algorithm.RSA512(rsa(provider));
                case "ES256" -> Algorithm.ECDSA256(ec(provider));
                default -> null;
            };
            if (algorithm != null) {
                verifiers.add(verifier(algorithm, scene));
            }
        }
        return token -> {
            JWTVerificationException last = new JWTVerificationException("the algorithm is not offered");
            for (JWTVerifier verifier : verifiers) {
                try {
                    verifier.verify(token);
                    return;
                } catch (JWTVerificationException refused) {
                    last = refused;
                }
            }
            throw last;
        };
    }

    private static JWTVerifier verifier(Algorithm algorithm, Scene scene) {
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification) JWT.require(algorithm)
                .withIssuer(scene.issuer())
                .withAudience(scene.audience())
                .withClaim("client_id", Scene.CLIENT)
                .withClaimPresence("sub")
                .withClaimPresence("exp")
                .withClaimPresence("iat")
                .withClaimPresence("jti")
                .acceptLeeway(Scene.SKEW);
        return verification.build(Clock.fixed(scene.now(), ZoneOffset.UTC));
    }

    /** As jwks-rsa is used with java-jwt: a key that cannot be had ends in an exception of the verifier. */
    private static PublicKey key(JwkProvider provider, @Nullable String kid) {
        try {
            return provider.get(kid).getPublicKey();
        } catch (JwkException e) {
            throw new SignatureVerificationException(Algorithm.none(), e);
        }
    }

    private static RSAKeyProvider rsa(JwkProvider provider) {
        return new RSAKeyProvider() {
            @Override
            public @Nullable RSAPublicKey getPublicKeyById(@Nullable String kid) {
                return key(provider, kid) instanceof RSAPublicKey rsa ? rsa : null;
            }

            @Override
            public @Nullable RSAPrivateKey getPrivateKey() {
                return null;
            }

            @Override
            public @Nullable String getPrivateKeyId() {
                return null;
            }
        };
    }

    private static ECDSAKeyProvider ec(JwkProvider provider) {
        return new ECDSAKeyProvider() {
            @Override
            public @Nullable ECPublicKey getPublicKeyById(@Nullable String kid) {
                return key(provider, kid) instanceof ECPublicKey ec ? ec : null;
            }

            @Override
            public @Nullable ECPrivateKey getPrivateKey() {
                return null;
            }

            @Override
            public @Nullable String getPrivateKeyId() {
                return null;
            }
        };
    }

    @Override
    public boolean refusal(Throwable thrown) {
        return thrown instanceof JWTVerificationException;
    }
}
