package org.sayso.samples.wear;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of the test's choice.
 *
 * @param key what they are signed with
 * @param claims what the skill accepts
 */
record ForgedTokens(RSAKey key, JWTClaimsSet claims) {

    /** With the key of the skill's real issuer. */
    static ForgedTokens of(RunningSkill skill) {
        Instant now = skill.clock.instant();
        return new ForgedTokens(
                skill.signingKey(),
                new JWTClaimsSet.Builder()
                        .issuer(skill.issuer())
                        .subject("user-" + UUID.randomUUID())
                        .audience(skill.file.audience())
                        .claim("client_id", skill.file.clientId())
                        .claim("scope", "openid profile read:whattowear")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now.minusSeconds(60)))
                        .expirationTime(Date.from(now.plusSeconds(3600)))
                        .build());
    }

    ForgedTokens signedWith(RSAKey other) {
        return new ForgedTokens(other, claims);
    }

    String good() throws JOSEException {
        return signed(claims);
    }

    /** A good token but for one claim; null leaves it out. */
    String but(String claim, @Nullable Object value) throws JOSEException {
        return signed(new JWTClaimsSet.Builder(claims).claim(claim, value).build());
    }

    private String signed(JWTClaimsSet said) throws JOSEException {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(key), said);
    }

    String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        return signed(algorithm, signer, claims);
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet said) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, said);
        token.sign(signer);
        return token.serialize();
    }

    /** A good token that says it needs no signature. */
    String unsigned(String signature) {
        return encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + encoded(claims.toString()) + "." + signature;
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
