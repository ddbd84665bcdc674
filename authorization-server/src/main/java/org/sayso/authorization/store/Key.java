package org.sayso.authorization.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that was derived from one of the server's secrets for one purpose. Immutable, thread-safe. */
public final class Key {

    private static final String MAC = "HmacSHA256";

    private final String version;
    private final SecretKeySpec mac;

    private Key(String version, SecretKeySpec mac) {
        this.version = version;
        this.mac = mac;
    }

    /**
     * HKDF-Expand to 32 bytes (RFC 5869 section 2.3). The secrets are random throughout, so that nothing is to be extracted
     * first (section 3.3).
     */
    static Key derive(byte[] secret, String version, String info) {
        byte[] block = hmac(new SecretKeySpec(secret, MAC), (info + "\u0001").getBytes(StandardCharsets.UTF_8));
        return new Key(version, new SecretKeySpec(block, MAC));
    }

    /** Eight hexadecimal digits that name the secret behind this key and tell nothing about it. */
    public String version() {
        return version;
    }

    /** HMAC-SHA-256, 32 bytes. */
    public byte[] hmac(byte[] message) {
        return hmac(mac, message);
    }

    /** HMAC-SHA-256 of a text that belongs to a kind, in 64 hexadecimal digits; equal texts of two kinds differ. */
    public String hash(String kind, String text) {
        return HexFormat.of().formatHex(hmac((kind + ":" + text).getBytes(StandardCharsets.UTF_8)));
    }

    /** Encrypts; the seal is good together with the same {@code about} only. */
    public String seal(String about, byte[] content) {
        return Base64.getEncoder().encodeToString(Seal.close(aes(), about, content));
    }

    /**
     * The content of {@link #seal}.
     *
     * @throws IllegalArgumentException if it is broken, was made with another key or about something else
     */
    public byte[] open(String about, String sealed) {
        return Seal.open(aes(), about, Base64.getDecoder().decode(sealed));
    }

    /** A key that only who knows the text can derive, besides having this one. */
    public Key with(String kind, String text) {
        return new Key(version, new SecretKeySpec(hmac((kind + ":" + text).getBytes(StandardCharsets.UTF_8)), MAC));
    }

    private SecretKey aes() {
        return new SecretKeySpec(hmac("aes-256-gcm".getBytes(StandardCharsets.US_ASCII)), "AES");
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC, impossible);
        }
    }

    @Override
    public String toString() {
        return "Key " + version;
    }
}
