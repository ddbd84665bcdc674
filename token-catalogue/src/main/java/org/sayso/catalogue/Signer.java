package org.sayso.catalogue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes a signature, right or wrong, with what the JDK has, so that no library checks its own work. */
@FunctionalInterface
interface Signer {

    byte[] sign(byte[] input);

    static Signer rs256(KeyPair key) {
        return jca("SHA256withRSA", key.getPrivate(), null);
    }

    static Signer rs384(KeyPair key) {
        return jca("SHA384withRSA", key.getPrivate(), null);
    }

    static Signer rs512(KeyPair key) {
        return jca("SHA512withRSA", key.getPrivate(), null);
    }

    static Signer ps256(KeyPair key) {
        return jca(
                "RSASSA-PSS",
                key.getPrivate(),
                new PSSParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC));
    }

    static Signer es256(KeyPair key) {
        return jca("SHA256withECDSAinP1363Format", key.getPrivate(), null);
    }

    /** The form that certificates use. */
    static Signer es256Der(KeyPair key) {
        return jca("SHA256withECDSA", key.getPrivate(), null);
    }

    static Signer es384(KeyPair key) {
        return jca("SHA384withECDSAinP1363Format", key.getPrivate(), null);
    }

    static Signer hs256(byte[] secret) {
        return input -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** The same bytes for whatever is signed. */
    static Signer always(byte[] signature) {
        return input -> signature;
    }

    /** What anybody can make for a key whose public exponent is one: the padded digest itself (RFC 8017 section 9.2). */
    static Signer paddedDigest(RSAPublicKey key) {
        return input -> {
            try {
                byte[] name = HexFormat.of().parseHex("3031300d060960864801650304020105000420");
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(input);
                byte[] padded = new byte[(key.getModulus().bitLength() + 7) / 8];
                Arrays.fill(padded, (byte) 0xff);
                padded[0] = 0;
                padded[1] = 1;
                int nameAt = padded.length - digest.length - name.length;
                padded[nameAt - 1] = 0;
                System.arraycopy(name, 0, padded, nameAt, name.length);
                System.arraycopy(digest, 0, padded, padded.length - digest.length, digest.length);
                return padded;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Two numbers of 32 bytes each, as ES256 has them (RFC 7518 section 3.4). */
    static byte[] pair(BigInteger r, BigInteger s) {
        byte[] pair = new byte[64];
        copy(r, pair, 32);
        copy(s, pair, 64);
        return pair;
    }

    private static void copy(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }

    private static Signer jca(String algorithm, PrivateKey key, @Nullable AlgorithmParameterSpec parameters) {
        return input -> {
            try {
                Signature signature = Signature.getInstance(algorithm);
                if (parameters != null) {
                    signature.setParameter(parameters);
                }
                signature.initSign(key);
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
