package org.sayso.oauth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;

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
    static final int MAX_DEPTH = 16;
    private static final int SIGNED_PARTS = 3;
    private static final int ENCRYPTED_PARTS = 5;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build()
            .readerFor(new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});

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
        String json = utf8(decode(part, name), name);
        try {
            Map<String, @Nullable Object> object = JSON.readValue(json);
            if (object != null) {
                return object;
            }
        } catch (StreamConstraintsException beyond) {
            boolean deep = String.valueOf(beyond.getOriginalMessage()).contains("nesting depth");
            throw deep
                    ? new Unreadable(
                            CallerRefusal.JSON_TOO_DEEP, "the " + name + " have more than " + MAX_DEPTH + " levels")
                    : notOneObject(name);
        } catch (JsonParseException broken) {
            // Its text may quote the token, so it goes no further.
            throw String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate")
                    ? new Unreadable(CallerRefusal.DUPLICATE_MEMBER, "a member of the " + name + " occurs twice")
                    : notOneObject(name);
        } catch (IOException | RuntimeException notAnObject) {
            throw notOneObject(name);
        }
        throw notOneObject(name);
    }

    private static Unreadable notOneObject(String name) {
        return new Unreadable(CallerRefusal.TOKEN_MALFORMED, "the " + name + " are not one JSON object");
    }

    private static String utf8(byte[] bytes, String name) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Unreadable(CallerRefusal.ENCODING_INVALID, "the " + name + " are not UTF-8");
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
