package org.sayso.catalogue;

import static org.sayso.CallerRefusal.DUPLICATE_MEMBER;
import static org.sayso.CallerRefusal.JSON_TOO_DEEP;
import static org.sayso.CallerRefusal.TOKEN_MALFORMED;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.util.List;

/** The claims are no JSON, or JSON that two readers can understand differently. */
final class JsonCases {

    private static final String JSON = "RFC 8259 section 2";
    private static final String OBJECT = "RFC 7519 section 7.2";

    private JsonCases() {}

    static List<TokenCase> of(Draft good) {
        String claims = good.claims().toString();
        Theme theme = new Theme("json");
        theme.bad(DUPLICATE_MEMBER, HOUSE, "sub-twice", "sub twice", good.claimAgain("sub", text("user-sam")));
        theme.bad(
                DUPLICATE_MEMBER,
                HOUSE,
                "sub-twice-escaped",
                "sub twice, once escaped",
                good.claimAgain("s\\u0075b", text("user-sam")));
        theme.bad(
                DUPLICATE_MEMBER,
                HOUSE,
                "exp-twice",
                "exp twice, long ago first",
                good.without("exp")
                        .claimAgain("exp", "1")
                        .claimAgain("exp", good.claims().all().get(7)[1]));
        theme.bad(
                DUPLICATE_MEMBER,
                HOUSE,
                "twice-deep",
                "a member twice, deep inside",
                good.claim("x", "[{\"a\":1,\"a\":2}]"));
        theme.bad(
                JSON_TOO_DEEP,
                HOUSE,
                "17-levels",
                "17 levels of arrays",
                good.claim("x", "[".repeat(16) + "]".repeat(16)));
        theme.bad(
                JSON_TOO_DEEP,
                HOUSE,
                "17-levels-objects",
                "17 levels of objects",
                good.claim("x", "{\"a\":".repeat(16) + "1" + "}".repeat(16)));
        theme.bad(
                JSON_TOO_DEEP,
                HOUSE,
                "2000-levels",
                "2,000 levels",
                good.claim("x", "[".repeat(2000) + "]".repeat(2000)));
        broken(theme, OBJECT, "array", "an array", good.claimsText("[" + claims + "]"));
        broken(theme, OBJECT, "null", "null", good.claimsText("null"));
        broken(theme, OBJECT, "text", "a string", good.claimsText(text("claims")));
        broken(theme, OBJECT, "empty", "nothing", good.claimsText(""));
        broken(theme, OBJECT, "two", "two objects", good.claimsText(claims + claims));
        broken(theme, JSON, "more-after", "letters after it", good.claimsText(claims + "x"));
        broken(theme, JSON, "brace-after", "a brace after it", good.claimsText(claims + "}"));
        broken(theme, JSON, "unclosed", "not closed", good.claimsText(claims.substring(0, claims.length() - 1)));
        broken(theme, JSON, "comment", "a comment", good.claimsText("/**/" + claims));
        broken(theme, JSON, "single-quotes", "single quotes", good.claimsText(claims.replace('"', '\'')));
        broken(theme, JSON, "no-quotes", "a name without quotes", good.claimsText(claims.replace("\"sub\"", "sub")));
        broken(theme, JSON, "comma-after", "a comma before the end", good.claimsText(claims.replace("}", ",}")));
        broken(
                theme,
                JSON,
                "control",
                "a control character in a string",
                good.claim("x", "\"a\u0001b\"").token());
        broken(
                theme,
                JSON,
                "escape",
                "an escape that there is not",
                good.claim("x", "\"\\x41\"").token());
        broken(theme, JSON, "nan", "NaN as a number", good.claim("exp", "NaN").token());
        broken(
                theme,
                JSON,
                "infinity",
                "Infinity as a number",
                good.claim("exp", "Infinity").token());
        broken(
                theme,
                JSON,
                "leading-zero",
                "a number that begins with zero",
                good.claim("iat", "01").token());
        broken(
                theme,
                JSON,
                "hexadecimal",
                "a hexadecimal number",
                good.claim("iat", "0x10").token());
        broken(
                theme,
                HOUSE,
                "64-bits",
                "a whole number beyond 64 bits",
                good.claim("x", "9223372036854775808").token());
        broken(
                theme,
                HOUSE,
                "exp-30-digits",
                "exp of thirty digits",
                good.claim("exp", "9".repeat(30)).token());
        return theme.cases();
    }

    private static void broken(Theme theme, String rule, String id, String what, String token) {
        theme.bad(TOKEN_MALFORMED, rule, id, "claims: " + what, token);
    }
}
