package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON values that {@link CanonicalJson} writes; refuses fractions, null, doubled names and trailing text. */
final class JsonReader {

    private final String json;
    private int at;

    JsonReader(String json) {
        this.json = json;
    }

    Map<String, Object> readDocument() {
        if (peek() != '{') {
            throw unexpected();
        }
        Map<String, Object> object = readObject(0);
        skipSpace();
        if (at != json.length()) {
            throw unexpected();
        }
        return CanonicalJson.copyOf(object);
    }

    private Object readValue(int depth) {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw unexpected();
        }
        char c = peek();
        return switch (c) {
            case '{' -> readObject(depth);
            case '[' -> readList(depth);
            case '"' -> readString();
            case 't' -> readWord("true", Boolean.TRUE);
            case 'f' -> readWord("false", Boolean.FALSE);
            default -> readNumber();
        };
    }

    private Map<String, Object> readObject(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        take('{');
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            if (peek() != '"') {
                throw unexpected();
            }
            String name = readString();
            take(':');
            if (object.put(name, readValue(depth + 1)) != null) {
                throw new IllegalArgumentException("JSON with a doubled name at " + at);
            }
            if (peek() == '}') {
                at++;
                return object;
            }
            take(',');
        }
    }

    private List<Object> readList(int depth) {
        List<Object> list = new ArrayList<>();
        take('[');
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(readValue(depth + 1));
            if (peek() == ']') {
                at++;
                return list;
            }
            take(',');
        }
    }

    private String readString() {
        StringBuilder text = new StringBuilder();
        at++;
        while (true) {
            char c = next();
            if (c == '"') {
                return text.toString();
            }
            if (c < 0x20) {
                throw unexpected();
            }
            text.append(c == '\\' ? readEscape() : c);
        }
    }

    private char readEscape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw unexpected();
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw unexpected();
        };
    }

    private Object readWord(String word, Boolean value) {
        if (!json.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return value;
    }

    private Long readNumber() {
        int start = at;
        if (json.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        int length = at - digits;
        if (length == 0 || length > 16 || (length > 1 && json.charAt(digits) == '0')) {
            throw unexpected();
        }
        return CanonicalJson.exact(Long.parseLong(json.substring(start, at)));
    }

    private char peek() {
        skipSpace();
        if (at >= json.length()) {
            throw unexpected();
        }
        return json.charAt(at);
    }

    private char next() {
        if (at >= json.length()) {
            throw unexpected();
        }
        return json.charAt(at++);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw unexpected();
        }
        at++;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not JSON of the accepted kinds, at " + at);
    }
}
