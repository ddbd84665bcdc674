package org.sayso.confirmation;

import java.util.HexFormat;
import org.sayso.link.VoiceUser;

/**
 * Names the users of a voice platform by keyed hashes (HMAC-SHA-256), so that what is stored under them shows none of the
 * platform's ids. Thread-safe.
 */
public final class VoiceUsers {

    private final byte[] key;

    VoiceUsers(ServerKey serverKey) {
        key = serverKey.derive("sayso voice user 1");
    }

    /**
     * Names under this server key.
     *
     * @throws IllegalArgumentException where the key has fewer than 32 bytes
     */
    public static VoiceUsers withKey(byte[] serverKey) {
        return new VoiceUsers(new ServerKey(serverKey));
    }

    /** The user's name, 64 lower-case hexadecimal digits. */
    public String name(VoiceUser user) {
        return user.personId()
                .map(person -> name("person", user.skill(), user.userId(), person))
                .orElseGet(() -> name("household", user.skill(), user.userId()));
    }

    /** The name of the user's household. */
    public String household(VoiceUser user) {
        return name(user.household());
    }

    /** The name of an event of the platform's, by the id of its request. */
    public String event(String requestId) {
        return name("event", requestId);
    }

    private String name(String... fields) {
        return HexFormat.of().formatHex(Digests.hmac(key, Digests.fields(fields)));
    }

    @Override
    public String toString() {
        return "VoiceUsers[key hidden]";
    }
}
