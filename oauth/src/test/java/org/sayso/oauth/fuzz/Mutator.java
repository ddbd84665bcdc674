package org.sayso.oauth.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes header, claims and whole tokens at random. One thread's. */
final class Mutator {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> HEADER_NAMES = List.of(
            "alg", "typ", "kid", "crit", "jku", "jwk", "x5u", "x5c", "x5t", "cty", "b64", "enc", "zip", "epk", "x",
            "iss");
    private static final List<String> CLAIM_NAMES = List.of(
            "iss",
            "sub",
            "aud",
            "client_id",
            "scope",
            "iat",
            "nbf",
            "exp",
            "jti",
            "azp",
            "cid",
            "nonce",
            "at_hash",
            "events",
            "gty",
            "token_type",
            "act",
            "x",
            "",
            "Exp",
            "s_hash",
            "c_hash");

    private final SplittableRandom random;
    private final List<String[]> header;
    private final List<String[]> claims;
    private final List<String> texts;
    private final long now;

    Mutator(SplittableRandom random, List<String[]> header, List<String[]> claims, List<String> texts, long now) {
        this.random = random;
        this.header = header;
        this.claims = claims;
        this.texts = texts;
        this.now = now;
    }

    /** Header and claims as they are to be signed. */
    record Parts(byte[] header, byte[] claims) {
        boolean same(Parts other) {
            return Arrays.equals(header, other.header) && Arrays.equals(claims, other.claims);
        }
    }

    Parts unchanged() {
        return new Parts(plain(header), plain(claims));
    }

    /** At least one thing is another than in the good token. */
    Parts mutated() {
        Parts good = unchanged();
        Parts parts;
        do {
            parts = attempt(good);
        } while (parts.same(good));
        return parts;
    }

    private Parts attempt(Parts good) {
        int way = random.nextInt(100);
        if (way < 20) {
            return new Parts(members(header, HEADER_NAMES), good.claims());
        }
        if (way < 75) {
            return new Parts(good.header(), members(claims, CLAIM_NAMES));
        }
        if (way < 85) {
            return new Parts(members(header, HEADER_NAMES), members(claims, CLAIM_NAMES));
        }
        return way < 90
                ? new Parts(bytes(good.header()), good.claims())
                : new Parts(good.header(), bytes(good.claims()));
    }

    /** One to three changes of members, now and then in an unusual spelling. */
    private byte[] members(List<String[]> members, List<String> names) {
        List<String[]> changed = new ArrayList<>(members);
        int changes = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(changed, names);
        }
        byte[] json = changes == 0 || random.nextInt(6) == 0 ? spelled(changed) : plain(changed);
        return random.nextInt(30) == 0 ? bytes(json) : json;
    }

    private void change(List<String[]> members, List<String> names) {
        int index = members.isEmpty() ? 0 : random.nextInt(members.size());
        String name = names.get(random.nextInt(names.size()));
        switch (members.isEmpty() ? 0 : random.nextInt(10)) {
            case 0 -> put(members, name, value(3));
            case 1 -> members.remove(index);
            case 2 -> members.add(random.nextInt(members.size() + 1), members.get(index));
            case 3 -> members.set(index, new String[] {members.get(index)[0], "[" + members.get(index)[1] + "]"});
            case 4 -> members.set(index, new String[] {members.get(index)[0], touched(members.get(index)[1])});
            case 5 -> members.set(index, new String[] {name, members.get(index)[1]});
            case 6 -> members.add(new String[] {name, deep()});
            case 7 -> put(members, List.of("exp", "nbf", "iat").get(random.nextInt(3)), time());
            case 8 -> members.add(members.remove(index));
            default -> put(members, members.get(index)[0], value(2));
        }
    }

    private static void put(List<String[]> members, String name, String json) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i)[0].equals(name)) {
                members.set(i, new String[] {name, json});
                return;
            }
        }
        members.add(new String[] {name, json});
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> number();
            case 3, 4 -> quoted(texts.get(random.nextInt(texts.size())));
            case 5 -> quoted(strange());
            case 6 -> time();
            case 7 -> list("[", "]", () -> value(depth - 1));
            default -> list("{", "}", () -> quoted(strange()) + ':' + value(depth - 1));
        };
    }

    private String list(String open, String close, Supplier<String> element) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(element.get());
        }
        return open + String.join(",", elements) + close;
    }

    private String number() {
        return switch (random.nextInt(9)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Integer.toString(random.nextInt(-2, 3));
            case 2 -> "9".repeat(1 + random.nextInt(40));
            case 3 -> random.nextInt(100) + "e" + random.nextInt(-400, 400);
            case 4 -> "-0";
            case 5 -> "9223372036854775807";
            case 6 -> "-9223372036854775809";
            case 7 -> random.nextInt(1000) + "." + random.nextInt(1000);
            default -> "1e999";
        };
    }

    /** Around now, around the skew, around the ends of time. */
    private String time() {
        String fraction = random.nextInt(5) == 0 ? ".5" : "";
        return switch (random.nextInt(8)) {
            case 0 -> (now - 63 + random.nextInt(6)) + fraction;
            case 1 -> (now + 57 + random.nextInt(6)) + fraction;
            case 2 -> (now + random.nextInt(-100_000, 100_000)) + fraction;
            case 3 -> (253_402_300_797L + random.nextInt(5)) + fraction;
            case 4 -> random.nextInt(-3, 3) + fraction;
            case 5 -> Long.toString(now * 1000);
            case 6 -> now + "e" + random.nextInt(-3, 4);
            default -> quoted(Long.toString(now + random.nextInt(-100, 100)));
        };
    }

    private String deep() {
        int levels = 12 + random.nextInt(8);
        return random.nextBoolean()
                ? "[".repeat(levels) + "]".repeat(levels)
                : "{\"a\":".repeat(levels) + value(0) + "}".repeat(levels);
    }

    /** The same text with something about it changed. */
    private String touched(String json) {
        if (json.length() < 3) {
            return json + " ";
        }
        int at = 1 + random.nextInt(json.length() - 2);
        char c = json.charAt(at);
        String before = json.substring(0, at);
        String after = json.substring(at + 1);
        return switch (random.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + c + c + after;
            case 2 ->
                before
                        + Character.toString(
                                Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                        + after;
            case 3 -> before + ' ' + c + after;
            case 4 -> before + (char) (' ' + random.nextInt(95)) + after;
            default -> before + "\\u" + hex(c) + after;
        };
    }

    private String strange() {
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "   ";
            case 2 -> "\ud83c\udf55\u00eb\u6797";
            case 3 -> "a".repeat(random.nextInt(600));
            case 4 -> "\u2003\u00a0";
            case 5 -> "' OR '1'='1";
            case 6 -> "../../etc/passwd";
            case 7 -> "\ud800".substring(0, random.nextInt(2));
            case 8 -> "x".repeat(random.nextInt(300) == 0 ? 8000 : 3);
            default -> Integer.toString(random.nextInt(), 36);
        };
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || (c >= 0xd800 && c <= 0xdfff)) {
                json.append("\\u").append(hex(c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String hex(char c) {
        return String.format("%04x", (int) c);
    }

    private static byte[] plain(List<String[]> members) {
        return written(members, Function.identity(), "");
    }

    /** The same JSON in another spelling: escapes in names, blanks between. */
    private byte[] spelled(List<String[]> members) {
        String blank = List.of("", " ", "\n", "\t", "\r\n").get(random.nextInt(5));
        return written(
                members,
                name -> {
                    if (name.isEmpty() || random.nextInt(3) > 0) {
                        return name;
                    }
                    int at = random.nextInt(name.length());
                    return name.substring(0, at) + "\\u" + hex(name.charAt(at)) + name.substring(at + 1);
                },
                blank);
    }

    private static byte[] written(List<String[]> members, Function<String, String> spelling, String blank) {
        StringBuilder json = new StringBuilder("{");
        for (String[] member : members) {
            json.append(json.length() > 1 ? "," : "").append(blank);
            json.append('"')
                    .append(spelling.apply(member[0]))
                    .append('"')
                    .append(blank)
                    .append(':');
            json.append(blank).append(member[1]);
        }
        return json.append(blank).append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes changed, dropped, doubled or put in. */
    private byte[] bytes(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = joined(bytes, at, bytes, at + 1);
                default -> bytes = joined(bytes, at + 1, bytes, at);
            }
        }
        return bytes;
    }

    /** The beginning of one and the end of the other. */
    private static byte[] joined(byte[] first, int until, byte[] second, int from) {
        byte[] joined = Arrays.copyOf(first, until + second.length - from);
        System.arraycopy(second, from, joined, until, second.length - from);
        return joined;
    }

    /** A text that is not {@code token}, though made of it; {@code other} is another good one. */
    String damaged(String token, String other) {
        String damaged;
        do {
            damaged = token;
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged = damage(damaged, other);
            }
        } while (damaged.equals(token) || damaged.equals(other));
        return damaged;
    }

    private String damage(String token, String other) {
        int at = random.nextInt(Math.max(1, token.length()));
        String before = token.substring(0, Math.min(at, token.length()));
        String after = token.substring(Math.min(at + 1, token.length()));
        String[] parts = token.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        return switch (random.nextInt(10)) {
            case 0 -> before + ALPHABET.charAt(random.nextInt(64)) + after;
            case 1 -> before + after;
            case 2 -> before + ALPHABET.charAt(random.nextInt(64)) + token.substring(before.length());
            case 3 -> before + (char) random.nextInt(random.nextBoolean() ? 128 : 65536) + after;
            case 4 -> before;
            case 5 -> before + '.' + after;
            case 6 ->
                token + List.of("=", "==", "\n", " ", ".", "\0", ".x", ".x.x").get(random.nextInt(8));
            case 7 -> {
                int part = random.nextInt(parts.length);
                parts[part] = others[Math.min(part, 2)];
                yield String.join(".", parts);
            }
            case 8 -> {
                int part = random.nextInt(parts.length);
                parts[part] = random.nextBoolean() ? "" : parts[random.nextInt(parts.length)];
                yield String.join(".", parts);
            }
            default -> before + token;
        };
    }
}
