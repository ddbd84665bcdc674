package org.sayso.audit.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ed25519 keys in PEM, as OpenSSL writes and reads them: {@code openssl genpkey -algorithm ed25519} (PKCS #8, RFC 8410) and
 * {@code openssl pkey -pubout}. Every message is without the key.
 */
public final class AuditKeys {

    private static final String ALGORITHM = "Ed25519";

    private AuditKeys() {}

    /** A new pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java platform since 15", e);
        }
    }

    /**
     * The pair whose private key this PEM text holds.
     *
     * @throws IllegalArgumentException where it does not hold one
     */
    public static KeyPair readPrivate(String pem) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(pem, "PRIVATE KEY")));
            return new KeyPair(publicOf(key), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("there is no Ed25519 private key in PKCS #8 in it", e);
        }
    }

    /**
     * The public key that this PEM text holds.
     *
     * @throws IllegalArgumentException where it does not hold one
     */
    public static PublicKey readPublic(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(pem, "PUBLIC KEY")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("there is no Ed25519 public key in it", e);
        }
    }

    /** A key as PEM. */
    public static String pem(Key key) {
        String label = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** A short name for a public key: the first 16 hexadecimal digits of SHA-256 over its DER form. */
    public static String id(PublicKey key) {
        return HexFormat.of().formatHex(AuditLines.sha256().digest(key.getEncoded()), 0, 8);
    }

    private static byte[] der(String pem, String label) {
        Matcher matcher = Pattern.compile(
                        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException("there is no PEM block named " + label + " in it");
        }
        return Base64.getMimeDecoder().decode(matcher.group(1).getBytes(US_ASCII));
    }

    /**
     * Java computes a public key only while it generates a pair, so it is made to generate this one; whether it did is tried
     * out.
     */
    private static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        byte[] secret = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("the private key cannot be read"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
        PublicKey found = generator.generateKeyPair().getPublic();
        if (!verifies(found, "sayso", sign(key, "sayso"))) {
            throw new IllegalArgumentException("this Java does not say which public key belongs to the private one");
        }
        return found;
    }

    static String sign(PrivateKey key, String statement) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(statement.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit key cannot sign", e);
        }
    }

    static boolean verifies(PublicKey key, String statement, String base64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(statement.getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    /** "Random" bytes that are known. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
