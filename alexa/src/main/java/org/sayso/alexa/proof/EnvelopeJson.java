package org.sayso.alexa.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.sayso.ProofRefusal;

/**
 * Step 10: the body as one JSON object (RFC 8259), bounded in depth, without repeated keys and without anything behind it.
 *
 * <p>A byte-order mark is skipped, since real requests were seen to carry one. Other encodings than UTF-8 are refused.
 */
public final class EnvelopeJson {

    /** How deep arrays and objects may be nested. */
    public static final int MAX_DEPTH = 100;

    private static final String CHECK = "JSON";
    private static final int LONGEST_NUMBER = 100;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private EnvelopeJson() {}

    /** The body as a tree; empty where it is not one JSON object within the bounds. Says nothing about its origin. */
    public static Optional<ObjectNode> tree(byte[] body) {
        return parse(body) instanceof Finding.Passed<Parsed> passed
                ? Optional.of(passed.value().tree())
                : Optional.empty();
    }

    /** A parsed body: the tree, and the bytes it came from without byte-order mark. */
    record Parsed(ObjectNode tree, byte[] bytes) {}

    static Finding<Parsed> parse(byte[] body) {
        byte[] bytes = withoutMark(body);
        if (!looksLikeUtf8(bytes)) {
            return notJson("not UTF-8");
        }
        try {
            JsonNode tree = READER.readTree(bytes);
            return tree instanceof ObjectNode object
                    ? Finding.passed(CHECK, new Parsed(object, bytes), "one object")
                    : notJson("not an object");
        } catch (IOException broken) {
            // The parser's message quotes the input.
            return notJson(
                    "broken, nested deeper than " + MAX_DEPTH + ", with a repeated key, or with something behind it");
        }
    }

    /** The parser would guess other encodings, or skip another mark, from the first bytes. JSON begins with ASCII, never NUL. */
    private static boolean looksLikeUtf8(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return bytes.length == 0 || bytes[0] > 0;
    }

    private static byte[] withoutMark(byte[] body) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = body.length >= length && Arrays.equals(body, 0, length, BYTE_ORDER_MARK, 0, length);
        return marked ? Arrays.copyOfRange(body, length, body.length) : body;
    }

    private static Finding<Parsed> notJson(String detail) {
        return Finding.failed(CHECK, ProofRefusal.BODY_NOT_JSON, detail);
    }
}
