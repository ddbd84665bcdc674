package org.sayso.oauth.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sayso.CallerRefusal;

/**
 * A small reader of RFC 8259 for the oracle, which notes every reason to refuse a text instead of stopping at the first.
 *
 * <p>Values are String, BigDecimal, Boolean, {@link #NULL}, List and Map.
 */
final class Json {

    /** The JSON null. */
    static final Object NULL = new Object();

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MAX_DEPTH = 16;

    private final Set<CallerRefusal> faults = EnumSet.noneOf(CallerRefusal.class);
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** An object, and what speaks against having read it. */
    record Read(Map<String, Object> object, Set<CallerRefusal> faults) {}

    static Read object(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return new Read(Map.of(), EnumSet.of(CallerRefusal.ENCODING_INVALID));
        }
        Json json = new Json(text);
        try {
            Object value = json.value(1);
            json.blanks();
            if (json.at == text.length() && value instanceof Map<?, ?> map) {
                Map<String, Object> object = new LinkedHashMap<>();
                map.forEach((name, member) -> object.put((String) name, member));
                return new Read(object, json.faults);
            }
        } catch (Broken | IndexOutOfBoundsException broken) {
            // Answered below.
        }
        json.faults.add(CallerRefusal.TOKEN_MALFORMED);
        return new Read(Map.of(), json.faults);
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken() {
            super(null, null, false, false);
        }
    }

    private Object value(int depth) {
        blanks();
        return switch (text.charAt(at)) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> members(int depth) {
        deep(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        at++;
        blanks();
        if (taken('}')) {
            return members;
        }
        do {
            blanks();
            if (text.charAt(at) != '"') {
                throw new Broken();
            }
            String name = string();
            if (!names.add(name)) {
                faults.add(CallerRefusal.DUPLICATE_MEMBER);
            }
            blanks();
            need(':');
            members.put(name, value(depth + 1));
            blanks();
        } while (taken(','));
        need('}');
        return members;
    }

    private List<Object> elements(int depth) {
        deep(depth);
        List<Object> elements = new ArrayList<>();
        at++;
        blanks();
        if (taken(']')) {
            return elements;
        }
        do {
            elements.add(value(depth + 1));
            blanks();
        } while (taken(','));
        need(']');
        return elements;
    }

    private void deep(int depth) {
        if (depth > MAX_DEPTH) {
            faults.add(CallerRefusal.JSON_TOO_DEEP);
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            if (c < ' ') {
                throw new Broken();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (!whole(string)) {
            faults.add(CallerRefusal.ENCODING_INVALID);
        }
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = "0123456789abcdef".indexOf(Character.toLowerCase(text.charAt(at++)));
                    if (digit < 0) {
                        throw new Broken();
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw new Broken();
        };
    }

    /** Whether each half of a pair has its other half. */
    private static boolean whole(CharSequence string) {
        return string.codePoints().noneMatch(code -> code >= 0xd800 && code <= 0xdfff);
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw new Broken();
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        int start = at;
        taken('-');
        if (!taken('0')) {
            digits();
        }
        boolean whole = true;
        if (taken('.')) {
            whole = false;
            digits();
        }
        if (taken('e') || taken('E')) {
            whole = false;
            if (!taken('+')) {
                taken('-');
            }
            digits();
        }
        String literal = text.substring(start, at);
        if (at < text.length()
                && "-+.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$".indexOf(text.charAt(at))
                        >= 0) {
            throw new Broken();
        }
        BigDecimal number = decimal(literal);
        if (whole
                && (number.toBigInteger().compareTo(LEAST) < 0
                        || number.toBigInteger().compareTo(MOST) > 0)) {
            faults.add(CallerRefusal.TOKEN_MALFORMED);
        }
        return number;
    }

    private static BigDecimal decimal(String literal) {
        try {
            BigDecimal number = new BigDecimal(literal);
            if (number.signum() == 0 || Math.abs((long) number.precision() - number.scale()) < 1000) {
                return number;
            }
            boolean tiny = number.scale() > 0;
            return tiny ? BigDecimal.ZERO : BigDecimal.valueOf(number.signum()).movePointRight(1000);
        } catch (NumberFormatException exponentBeyond) {
            int exponent = Math.max(literal.indexOf('e'), literal.indexOf('E'));
            int sign = new BigDecimal(literal.substring(0, exponent)).signum();
            boolean tiny = literal.charAt(exponent + 1) == '-';
            return tiny ? BigDecimal.ZERO : BigDecimal.valueOf(sign).movePointRight(1000);
        }
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new Broken();
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void need(char c) {
        if (!taken(c)) {
            throw new Broken();
        }
    }
}
