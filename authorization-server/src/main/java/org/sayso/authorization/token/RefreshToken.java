package org.sayso.authorization.token;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token, taken apart. As text it is {@code sayso_rt_} and base64url of 56 bytes: the link (16), the generation (4),
 * the version of the key its secret is derived with (4), the secret (32). Immutable.
 *
 * <p>All but the secret is public: it says where to look, and nothing is believed before the secret was compared.
 *
 * @param link the id of the link
 * @param generation 0 for the one that came with the code, then one more for each successor
 * @param keyVersion eight hexadecimal digits; zeros for generation 0, whose secret is random
 * @param secret 64 hexadecimal digits
 */
public record RefreshToken(UUID link, int generation, String keyVersion, String secret) {

    /** The version of the key of generation 0, which has none. */
    public static final String NO_KEY = "00000000";

    /** The attribute of an authorization with the text of the refresh token that a refresh is answered with. */
    public static final String NEXT = RefreshToken.class.getName() + ".next";

    /** Lets scanners for leaked secrets know it. */
    private static final String PREFIX = "sayso_rt_";

    private static final int SECRET_BYTES = 32;
    private static final int VERSION_BYTES = 4;
    private static final int BYTES = 16 + Integer.BYTES + VERSION_BYTES + SECRET_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one that begins a link. */
    public static RefreshToken first(UUID link) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(link, 0, NO_KEY, HexFormat.of().formatHex(secret));
    }

    /** Reads a text; empty if it is not the text of any refresh token. */
    public static Optional<RefreshToken> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        RefreshToken token = new RefreshToken(
                new UUID(buffer.getLong(), buffer.getLong()),
                buffer.getInt(),
                hex(buffer, VERSION_BYTES),
                hex(buffer, SECRET_BYTES));
        // One text for each token: base64 has several.
        return token.text().equals(text) ? Optional.of(token) : Optional.empty();
    }

    /** As the client gets it. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(link.getMostSignificantBits())
                .putLong(link.getLeastSignificantBits())
                .putInt(generation)
                .put(HexFormat.of().parseHex(keyVersion))
                .put(HexFormat.of().parseHex(secret))
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hex(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "RefreshToken " + generation + " of " + link;
    }
}
