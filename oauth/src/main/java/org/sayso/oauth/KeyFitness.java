package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.util.List;
import org.sayso.CallerRefusal;

/** Which keys may verify which signatures (RFC 7517 section 4, RFC 7518 section 3, RFC 8725 section 3.1). */
final class KeyFitness {

    private static final int MIN_RSA_BITS = 2048;
    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(65537);

    private KeyFitness() {}

    static List<JWK> named(String kid, JWKSet keys) {
        return keys.getKeys().stream().filter(key -> kid.equals(key.getKeyID())).toList();
    }

    /** Those of {@code named}, which is not empty, that may. */
    static SigningKeys.Found choose(List<JWK> named, JWSAlgorithm algorithm) {
        List<JWK> fitting = named.stream()
                .filter(key -> objection(key, algorithm).isEmpty())
                .toList();
        return fitting.isEmpty()
                ? new SigningKeys.Found.None(
                        CallerRefusal.KEY_NOT_ALLOWED, "the key of this kid " + objection(named.get(0), algorithm))
                : new SigningKeys.Found.Keys(fitting);
    }

    /** Why a key is not to verify such signatures; empty where it may. */
    private static String objection(JWK key, JWSAlgorithm algorithm) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return "is not for signatures: its use is " + key.getKeyUse();
        }
        if (key.getKeyOperations() != null && !key.getKeyOperations().contains(KeyOperation.VERIFY)) {
            return "is not for verifying: its key_ops say otherwise";
        }
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) {
            return "is for another algorithm than " + algorithm;
        }
        return JWSAlgorithm.Family.RSA.contains(algorithm) ? objectionToRsa(key) : objectionToCurve(key, algorithm);
    }

    private static String objectionToRsa(JWK key) {
        if (!(key instanceof RSAKey rsa)) {
            return "is no RSA key";
        }
        if (rsa.getModulus().decodeToBigInteger().bitLength() < MIN_RSA_BITS) {
            return "has fewer than " + MIN_RSA_BITS + " bits";
        }
        BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
        return exponent.compareTo(MIN_RSA_EXPONENT) < 0 || !exponent.testBit(0)
                ? "has a public exponent that is even or below " + MIN_RSA_EXPONENT
                : "";
    }

    private static String objectionToCurve(JWK key, JWSAlgorithm algorithm) {
        return key instanceof ECKey ec && Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve())
                ? ""
                : "is not on the curve of " + algorithm;
    }
}
