package org.sayso.confirmation;

import java.util.Map;

/**
 * Encrypts messages while they wait in the outbox: AES-256-GCM with a key derived from the server key, a random nonce, and
 * the message id as additional data, so that no message can be put in another's place. Thread-safe.
 */
public final class MessageSeal {

    private final TextSeal seal;

    MessageSeal(ServerKey serverKey) {
        seal = new TextSeal(serverKey, "sayso outbox seal 1");
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
        String plain = CanonicalJson.write(Map.of(
                "channel", message.to().channel().name(),
                "address", message.to().address(),
                "subject", message.subject(),
                "text", message.text()));
        return seal.seal(message.id(), plain);
    }

    /**
     * The message that was sealed under this id, without an end of its life.
     *
     * @throws IllegalArgumentException where the text was altered, belongs to another id, or was sealed with another key
     */
    public Message open(String id, String sealed) {
        String plain = seal.open(id, sealed)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a sealed message was altered, or belongs to another id or server key"));
        Map<String, Object> parts = CanonicalJson.readObject(plain);
        Destination to = new Destination(Channel.valueOf(part(parts, "channel")), part(parts, "address"));
        return new Message(id, to, part(parts, "subject"), part(parts, "text"));
    }

    private static String part(Map<String, Object> parts, String name) {
        return String.valueOf(parts.get(name));
    }
}
