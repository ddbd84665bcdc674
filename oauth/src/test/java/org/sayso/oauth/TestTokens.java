package org.sayso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** Makes tokens out of header and claims as raw JSON, so that they can be wrong in every way. */
final class TestTokens {

    static final String ISSUER = "https://accounts.example";
    static final String AUDIENCE = "https://pizza-on-demand.example";
    static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    static final RSAKey KEY = rsa("key-1", 2048);
    static final RSAKey OTHER_KEY = rsa("key-2", 2048);
    static final ECKey EC_KEY = ec("key-ec");
    static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}";
    static final String CLAIMS = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"user-ann\",\"aud\":\"" + AUDIENCE
            + "\",\"client_id\":\"alexa\",\"scope\":\"openid pod:order\",\"iat\":" + (NOW.getEpochSecond() - 10)
            + ",\"nbf\":" + (NOW.getEpochSecond() - 10) + ",\"exp\":" + (NOW.getEpochSecond() + 3600)
            + ",\"jti\":\"token-1\"}";

    private TestTokens() {}

    static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits, true)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String good() {
        return signed(HEADER, CLAIMS, KEY);
    }

    static String signed(String header, String claims, RSAKey key) {
        return signed(header, claims, key, JWSAlgorithm.RS256);
    }

    static String signed(String header, String claims, RSAKey key, JWSAlgorithm algorithm) {
        try {
            return signed(
                    header,
                    claims,
                    new RSASSASigner(key.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
                    algorithm);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(String header, String claims, ECKey key) {
        try {
            return signed(header, claims, new ECDSASigner(key), JWSAlgorithm.ES256);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hs256(String header, String claims, byte[] secret) {
        try {
            return signed(header, claims, new MACSigner(secret), JWSAlgorithm.HS256);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String header, String claims, JWSSigner signer, JWSAlgorithm algorithm) {
        String input = part(header) + "." + part(claims);
        try {
            return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String part(String json) {
        return Base64URL.encode(json).toString();
    }

    static String headerWithKey(String kid) {
        return HEADER.replace("key-1", kid);
    }

    /** The usual header with one more parameter. */
    static String header(String more) {
        return HEADER.replace("}", "," + more + "}");
    }
}
