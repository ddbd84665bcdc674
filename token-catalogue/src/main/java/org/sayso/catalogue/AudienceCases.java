package org.sayso.catalogue;

import static org.sayso.CallerRefusal.CLAIM_MALFORMED;
import static org.sayso.CallerRefusal.CLAIM_MISSING;
import static org.sayso.CallerRefusal.WRONG_AUDIENCE;
import static org.sayso.catalogue.Members.text;

import java.util.List;
import java.util.Locale;

/** Meant for another service. */
final class AudienceCases {

    private static final String RULE = "RFC 9068 section 4";
    private static final String FORM = "RFC 7519 section 4.1.3";

    private AudienceCases() {}

    static List<TokenCase> of(Draft good, Scene scene) {
        String audience = scene.audience();
        Theme theme = new Theme("audience");
        wrong(theme, good, "other", "another", text("https://bank.example"));
        wrong(theme, good, "slash", "with a slash more", text(audience + '/'));
        wrong(theme, good, "capitals", "in capitals", text(audience.toUpperCase(Locale.ROOT)));
        wrong(theme, good, "longer", "as the beginning of another", text(audience + "2"));
        wrong(theme, good, "shorter", "cut short", text(audience.substring(0, audience.length() - 1)));
        wrong(theme, good, "words", "as one of two words", text(audience + " https://bank.example"));
        wrong(theme, good, "star", "a star", text("*"));
        wrong(theme, good, "empty", "an empty string", text(""));
        wrong(theme, good, "empty-array", "an empty array", "[]");
        wrong(theme, good, "others", "an array of others", "[\"https://bank.example\",\"https://shop.example\"]");
        theme.bad(CLAIM_MALFORMED, FORM, "number", "aud a number", good.claim("aud", "1"));
        theme.bad(CLAIM_MALFORMED, FORM, "object", "aud an object", good.claim("aud", "{" + text(audience) + ":true}"));
        theme.bad(
                CLAIM_MALFORMED,
                FORM,
                "array-with-number",
                "aud an array with a number in it",
                good.claim("aud", "[" + text(audience) + ",1]"));
        theme.bad(
                CLAIM_MALFORMED,
                FORM,
                "array-with-null",
                "aud an array with a null in it",
                good.claim("aud", "[" + text(audience) + ",null]"));
        theme.bad(
                CLAIM_MALFORMED,
                FORM,
                "array-in-array",
                "aud an array in an array",
                good.claim("aud", "[[" + text(audience) + "]]"));
        theme.bad(CLAIM_MISSING, RULE, "missing", "no aud", good.without("aud"));
        theme.bad(CLAIM_MISSING, RULE, "null", "aud null", good.claim("aud", "null"));
        return theme.cases();
    }

    private static void wrong(Theme theme, Draft good, String id, String what, String json) {
        theme.bad(WRONG_AUDIENCE, RULE, id, "aud " + what, good.claim("aud", json));
    }
}
