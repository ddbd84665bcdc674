package org.sayso.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object, or one array, in the one way in which it can be understood.
 *
 * <p>Well-formed UTF-8 with no half of a surrogate pair among its escapes, at most 16 levels, whole numbers of at most 64
 * bits, no member name twice, and nothing after it.
 */
public final class StrictJson {

    /** How deep values may nest. */
    public static final int MAX_DEPTH = 16;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final Form<Map<String, @Nullable Object>> OBJECT =
            new Form<>(MAPPER.readerFor(new TypeReference<LinkedHashMap<String, @Nullable Object>>() {}));
    private static final Form<List<@Nullable Object>> ARRAY =
            new Form<>(MAPPER.readerFor(new TypeReference<ArrayList<@Nullable Object>>() {}));

    private StrictJson() {}

    /** What is wrong with a text. */
    public enum Fault {
        NOT_UTF_8("is not UTF-8"),
        TOO_DEEP("has more than " + MAX_DEPTH + " levels"),
        MEMBER_TWICE("has a member that occurs twice"),
        NOT_ONE_OBJECT("is not one JSON object");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** As in "it is not one JSON object". */
        public String words() {
            return words;
        }
    }

    /** A text that is not read; it carries nothing of the text. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final Fault fault;

        private Unreadable(Fault fault) {
            super(fault.words(), null, false, false);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /** All members, those that are null among them. Numbers are Long or Double. */
    public static Map<String, @Nullable Object> object(byte[] utf8) throws Unreadable {
        return read(OBJECT, utf8);
    }

    /** All elements, those that are null among them. Numbers are Long or Double. */
    public static List<@Nullable Object> array(byte[] utf8) throws Unreadable {
        return read(ARRAY, utf8);
    }

    /** What a text is read as. */
    private record Form<T>(ObjectReader reader) {
        T read(String json) throws IOException {
            return reader.readValue(json);
        }
    }

    private static <T> T read(Form<T> form, byte[] utf8) throws Unreadable {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            T value = form.read(json);
            if (json.contains("\\u") && !whole(value)) {
                throw new Unreadable(Fault.NOT_UTF_8);
            }
            if (value != null) {
                return value;
            }
        } catch (CharacterCodingException malformed) {
            throw new Unreadable(Fault.NOT_UTF_8);
        } catch (StreamConstraintsException beyond) {
            boolean deep = String.valueOf(beyond.getOriginalMessage()).contains("nesting depth");
            throw new Unreadable(deep ? Fault.TOO_DEEP : Fault.NOT_ONE_OBJECT);
        } catch (JsonParseException broken) {
            // Its text may quote what was read, so it goes no further.
            boolean twice = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate");
            throw new Unreadable(twice ? Fault.MEMBER_TWICE : Fault.NOT_ONE_OBJECT);
        } catch (IOException | RuntimeException notAnObject) {
            throw new Unreadable(Fault.NOT_ONE_OBJECT);
        }
        throw new Unreadable(Fault.NOT_ONE_OBJECT);
    }

    /**
     * Whether all text can be written as UTF-8. An escape can name half of a surrogate pair (RFC 8259 section 8.2), and two
     * such texts could become the same bytes.
     */
    private static boolean whole(@Nullable Object value) {
        if (value instanceof String text) {
            return text.codePoints().noneMatch(code -> Character.getType(code) == Character.SURROGATE);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().allMatch(member -> whole(member.getKey()) && whole(member.getValue()));
        }
        return !(value instanceof List<?> list) || list.stream().allMatch(StrictJson::whole);
    }

    /** The members that have a value; the JSON null is none. */
    public static Map<String, Object> present(Map<String, @Nullable Object> json) {
        Map<String, Object> present = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
