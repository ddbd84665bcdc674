package org.sayso.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts messages while they wait in the outbox: AES-256-GCM with a key derived from the server key, a random nonce, and
 * the message id as additional data, so that no message can be put in another's place. Thread-safe.
 */
public final class MessageSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    MessageSeal(ServerKey serverKey) {
        key = new SecretKeySpec(serverKey.derive("sayso outbox seal 1"), "AES");
    }

    /**
     * A seal for this server key.
     *
     * @throws IllegalArgumentException where the key has fewer than 32 bytes
     */
    public static MessageSeal withKey(byte[] serverKey) {
        return new MessageSeal(new ServerKey(serverKey));
    }

    /** The message, sealed, as base64url text; without its id and the end of its life, which the outbox keeps beside it. */
    public String seal(Message message) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String plain = CanonicalJson.write(Map.of(
                "channel", message.to().channel().name(),
                "address", message.to().address(),
                "subject", message.subject(),
                "text", message.text()));
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, message.id(), nonce, plain.getBytes(UTF_8));
        byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * The message that was sealed under this id, without an end of its life.
     *
     * @throws IllegalArgumentException where the text was altered, belongs to another id, or was sealed with another key
     */
    public Message open(String id, String sealed) {
        byte[] both = Base64.getUrlDecoder().decode(sealed);
        if (both.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException("a sealed message is too short");
        }
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] plain = crypt(Cipher.DECRYPT_MODE, id, nonce, Arrays.copyOfRange(both, NONCE_BYTES, both.length));
        Map<String, Object> parts = CanonicalJson.readObject(new String(plain, UTF_8));
        Destination to = new Destination(Channel.valueOf(part(parts, "channel")), part(parts, "address"));
        return new Message(id, to, part(parts, "subject"), part(parts, "text"));
    }

    private byte[] crypt(int mode, String id, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "a message could not be sealed or opened: was the server key changed?", e);
        }
    }

    private static String part(Map<String, Object> parts, String name) {
        return String.valueOf(parts.get(name));
    }
}
