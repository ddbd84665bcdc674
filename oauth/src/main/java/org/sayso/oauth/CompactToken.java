package org.sayso.oauth;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.http.StrictJson;

/**
 * The three parts of a signed JWT, read but not believed (RFC 7515 section 7.1).
 *
 * <p>Reading is stricter than the RFC asks: at most 8,192 characters, canonical base64url, well-formed UTF-8, JSON of at
 * most 16 levels and with whole numbers of at most 64 bits, and no member name twice, so that no two readers can
 * understand one token differently.
 */
record CompactToken(
        Map<String, @Nullable Object> header,
        Map<String, @Nullable Object> claims,
        String signingInput,
        Base64URL signature) {

    static final int MAX_CHARACTERS = 8192;
    private static final int SIGNED_PARTS = 3;
    private static final int ENCRYPTED_PARTS = 5;

    /** Why a text is no signed JWT; the message is safe to show. */
    static final class Unreadable extends Exception {

        private final transient CallerRefusal reason;

        Unreadable(CallerRefusal reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }

        CallerRefusal reason() {
            return reason;
        }
    }

    @Override
    public String toString() {
        return "CompactToken[hidden]";
    }

    /** What the signature is over. */
    byte[] signedBytes() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }

    static CompactToken read(String text) throws Unreadable {
        if (text.length() > MAX_CHARACTERS) {
            throw new Unreadable(CallerRefusal.TOKEN_TOO_LONG, "longer than " + MAX_CHARACTERS + " characters");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length == ENCRYPTED_PARTS) {
            throw new Unreadable(CallerRefusal.TOKEN_ENCRYPTED, "five parts, as an encrypted token has (RFC 7516)");
        }
        if (parts.length != SIGNED_PARTS) {
            throw new Unreadable(CallerRefusal.TOKEN_MALFORMED, "not three parts with dots between them");
        }
        Map<String, @Nullable Object> header = object(parts[0], "header");
        Map<String, @Nullable Object> claims = object(parts[1], "claims");
        decode(parts[2], "signature");
        return new CompactToken(header, claims, parts[0] + '.' + parts[1], new Base64URL(parts[2]));
    }

    private static Map<String, @Nullable Object> object(String part, String name) throws Unreadable {
        try {
            return StrictJson.object(decode(part, name));
        } catch (StrictJson.Unreadable e) {
            CallerRefusal reason = switch (e.fault()) {
                case NOT_UTF_8 -> CallerRefusal.ENCODING_INVALID;
                case TOO_DEEP -> CallerRefusal.JSON_TOO_DEEP;
                case MEMBER_TWICE -> CallerRefusal.DUPLICATE_MEMBER;
                case NOT_ONE_OBJECT -> CallerRefusal.TOKEN_MALFORMED;
            };
            throw new Unreadable(reason, "the " + name + " part " + e.fault().words());
        }
    }

    private static byte[] decode(String part, String name) throws Unreadable {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException foreignCharacter) {
            // Answered below.
        }
        throw new Unreadable(CallerRefusal.ENCODING_INVALID, "the " + name + " part is not base64url without padding");
    }
}
