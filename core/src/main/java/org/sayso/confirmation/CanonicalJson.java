package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the canonical form of RFC 8785, for the values that a transaction may hold: {@link String}, {@link Boolean},
 * {@link Long}, {@link Integer}, {@link List} and {@link Map}.
 *
 * <p>Fractions are refused: their text depends on who writes them, so amounts are decimal strings. Whole numbers end at
 * 2<sup>53</sup>-1, beyond which RFC 8785 cannot keep them apart. Strings must be well-formed Unicode. Values nest at most
 * {@value #MAX_DEPTH} deep.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {

    static final int MAX_DEPTH = 32;
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private CanonicalJson() {}

    /**
     * The canonical text of a value.
     *
     * @throws IllegalArgumentException where the value, or one inside it, is not of the kinds above
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(copy(value, 0), out);
        return out.toString();
    }

    /**
     * Reads one JSON object of the restricted kinds.
     *
     * @throws IllegalArgumentException where the text is anything else; the message does not repeat the text
     */
    public static Map<String, Object> readObject(String json) {
        return new JsonReader(json).readDocument();
    }

    /**
     * A deep, unmodifiable copy, its members in canonical order and its numbers as {@link Long}.
     *
     * @throws IllegalArgumentException where a value is not of the kinds above
     */
    public static Map<String, Object> copyOf(Map<?, ?> object) {
        return copyObject(object, 0);
    }

    private static Object copy(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("values nest deeper than " + MAX_DEPTH);
        }
        if (value instanceof String text) {
            return wellFormed(text);
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Long || value instanceof Integer) {
            return exact(((Number) value).longValue());
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            for (Object element : list) {
                copy.add(copy(element, depth + 1));
            }
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            return copyObject(map, depth);
        }
        throw new IllegalArgumentException("a value must be a String, Boolean, Long, Integer, List or Map, not "
                + (value == null ? "null" : value.getClass().getName()) + "; write amounts as decimal strings");
    }

    private static Map<String, Object> copyObject(Map<?, ?> map, int depth) {
        // String.compareTo orders by UTF-16 code units, as RFC 8785 section 3.2.3 asks.
        Map<String, Object> copy = new TreeMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("the names in a map must be Strings");
            }
            copy.put(wellFormed(name), copy(member.getValue(), depth + 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    static long exact(long number) {
        if (number > MAX_NUMBER || number < -MAX_NUMBER) {
            throw new IllegalArgumentException("a whole number must lie within 2^53-1; write larger ones as strings");
        }
        return number;
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("a string holds half of a surrogate pair");
            }
        }
        return text;
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof String text) {
            writeString(text, out);
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(separator);
                writeString((String) member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else {
            out.append(value);
        }
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
