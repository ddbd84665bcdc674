package org.sayso.catalogue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of a run, made once; none is ever stored. */
final class Keys {

    static final String RSA_ID = "key-1";
    static final String EC_ID = "key-ec";

    /** The id of the key that is published in an odd form. */
    static final String ODD_ID = "key-odd";

    static final KeyPair RSA = rsa(2048, RSAKeyGenParameterSpec.F4);
    static final KeyPair EC = ec("secp256r1");

    /** Never published. */
    static final KeyPair STRANGER = rsa(2048, RSAKeyGenParameterSpec.F4);

    private Keys() {}

    static KeyPair rsa(int bits, BigInteger exponent) {
        return pair("RSA", new RSAKeyGenParameterSpec(bits, exponent));
    }

    static KeyPair ec(String curve) {
        return pair("EC", new ECGenParameterSpec(curve));
    }

    private static KeyPair pair(String kind, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The usual keys, each as issuers publish it, and more. */
    static String published(String... more) {
        Stream<String> usual = Stream.of(
                rsaBuilder(RSA, RSA_ID).keyUse(KeyUse.SIGNATURE).build().toJSONString(),
                ecBuilder(EC, Curve.P_256, EC_ID)
                        .keyUse(KeyUse.SIGNATURE)
                        .build()
                        .toJSONString());
        return Stream.concat(usual, Arrays.stream(more)).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static RSAKey.Builder rsaBuilder(KeyPair key, String kid) {
        return new RSAKey.Builder((RSAPublicKey) key.getPublic()).keyID(kid);
    }

    private static ECKey.Builder ecBuilder(KeyPair key, Curve curve, String kid) {
        return new ECKey.Builder(curve, (ECPublicKey) key.getPublic()).keyID(kid);
    }

    static String jwk(KeyPair key) {
        return rsaBuilder(key, ODD_ID).keyUse(KeyUse.SIGNATURE).build().toJSONString();
    }

    static String jwk(KeyPair key, Curve curve) {
        return ecBuilder(key, curve, ODD_ID).keyUse(KeyUse.SIGNATURE).build().toJSONString();
    }

    static String forEncryption(KeyPair key) {
        return rsaBuilder(key, ODD_ID).keyUse(KeyUse.ENCRYPTION).build().toJSONString();
    }

    static String forWrapping(KeyPair key) {
        return rsaBuilder(key, ODD_ID)
                .keyOperations(Set.of(KeyOperation.WRAP_KEY))
                .build()
                .toJSONString();
    }

    static String forSigningOnly(KeyPair key) {
        return rsaBuilder(key, ODD_ID)
                .keyOperations(Set.of(KeyOperation.SIGN))
                .build()
                .toJSONString();
    }

    static String forAlgorithm(KeyPair key, com.nimbusds.jose.JWSAlgorithm algorithm) {
        return rsaBuilder(key, ODD_ID)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .build()
                .toJSONString();
    }

    static String withExponentOne(KeyPair key) {
        return jwk(key).replaceFirst("\"e\":\"[^\"]*\"", "\"e\":\"AQ\"");
    }

    static String secret(byte[] secret) {
        JWK jwk = new OctetSequenceKey.Builder(secret).keyID(ODD_ID).build();
        return jwk.toJSONString();
    }

    static String offTheCurve(KeyPair key) {
        return jwk(key, Curve.P_256).replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + Draft.part(new byte[32]) + '"');
    }
}
