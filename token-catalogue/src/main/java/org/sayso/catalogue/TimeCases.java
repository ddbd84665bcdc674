package org.sayso.catalogue;

import static org.sayso.CallerRefusal.CLAIM_MALFORMED;
import static org.sayso.CallerRefusal.CLAIM_MISSING;
import static org.sayso.CallerRefusal.EXPIRED;
import static org.sayso.CallerRefusal.NOT_YET_VALID;
import static org.sayso.CallerRefusal.TIME_OUT_OF_RANGE;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.util.List;

/** Too early, too late, or no time at all. */
final class TimeCases {

    private static final String EXP = "RFC 7519 section 4.1.4";
    private static final String NBF = "RFC 7519 section 4.1.5";
    private static final String FORM = "RFC 7519 section 2";
    private static final String REQUIRED = "RFC 9068 section 2.2";

    private TimeCases() {}

    static List<TokenCase> of(Draft good, Scene scene) {
        Theme theme = new Theme("time");
        Draft old = good.claim("iat", "0").claim("nbf", "0");
        theme.bad(EXPIRED, EXP, "exp-edge", "exp exactly the skew ago", old.claim("exp", scene.at(-60)));
        theme.bad(
                EXPIRED,
                EXP,
                "exp-fraction",
                "exp half a second more than the skew ago",
                old.claim("exp", scene.at(-61) + ".5"));
        theme.bad(EXPIRED, EXP, "exp-past", "exp a second more than the skew ago", old.claim("exp", scene.at(-61)));
        theme.bad(EXPIRED, EXP, "exp-year", "exp a year ago", old.claim("exp", scene.at(-31_536_000)));
        theme.bad(EXPIRED, EXP, "exp-zero", "exp zero", old.claim("exp", "0"));
        theme.bad(TIME_OUT_OF_RANGE, EXP, "exp-negative", "exp below zero", good.claim("exp", "-1"));
        theme.bad(TIME_OUT_OF_RANGE, HOUSE, "exp-10000", "exp in the year 10000", good.claim("exp", "253402300800"));
        theme.bad(
                TIME_OUT_OF_RANGE,
                HOUSE,
                "exp-milliseconds",
                "exp in milliseconds",
                good.claim("exp", scene.at(3600) + "000"));
        theme.bad(
                TIME_OUT_OF_RANGE,
                HOUSE,
                "exp-64-bits",
                "exp the greatest number of 64 bits",
                good.claim("exp", "9223372036854775807"));
        theme.bad(TIME_OUT_OF_RANGE, HOUSE, "exp-1e999", "exp 1e999", good.claim("exp", "1e999"));
        theme.bad(CLAIM_MALFORMED, FORM, "exp-text", "exp a string", good.claim("exp", text(scene.at(3600))));
        theme.bad(CLAIM_MALFORMED, FORM, "exp-date", "exp a date", good.claim("exp", text("2999-01-01T00:00:00Z")));
        theme.bad(CLAIM_MALFORMED, FORM, "exp-true", "exp true", good.claim("exp", "true"));
        theme.bad(CLAIM_MALFORMED, FORM, "exp-array", "exp an array", good.claim("exp", "[" + scene.at(3600) + "]"));
        theme.bad(CLAIM_MALFORMED, FORM, "exp-object", "exp an object", good.claim("exp", "{}"));
        theme.bad(CLAIM_MISSING, REQUIRED, "exp-missing", "no exp", good.without("exp"));
        theme.bad(CLAIM_MISSING, REQUIRED, "exp-null", "exp null", good.claim("exp", "null"));
        theme.bad(
                NOT_YET_VALID,
                NBF,
                "nbf-future",
                "nbf a second more than the skew ahead",
                good.claim("nbf", scene.at(61)));
        theme.bad(
                NOT_YET_VALID,
                HOUSE,
                "nbf-fraction",
                "nbf half a second more than the skew ahead",
                good.claim("nbf", scene.at(60) + ".5"));
        theme.bad(NOT_YET_VALID, NBF, "nbf-year", "nbf a year ahead", good.claim("nbf", scene.at(31_536_000)));
        theme.bad(CLAIM_MALFORMED, FORM, "nbf-text", "nbf a string", good.claim("nbf", text(scene.at(-10))));
        theme.bad(TIME_OUT_OF_RANGE, HOUSE, "nbf-negative", "nbf below zero", good.claim("nbf", "-1"));
        theme.bad(
                TIME_OUT_OF_RANGE,
                NBF,
                "nbf-milliseconds",
                "nbf in milliseconds",
                good.claim("nbf", scene.at(-10) + "000"));
        theme.bad(
                NOT_YET_VALID,
                HOUSE,
                "iat-future",
                "iat a second more than the skew ahead",
                good.claim("iat", scene.at(61)));
        theme.bad(NOT_YET_VALID, HOUSE, "iat-year", "iat a year ahead", good.claim("iat", scene.at(31_536_000)));
        theme.bad(
                TIME_OUT_OF_RANGE,
                HOUSE,
                "iat-milliseconds",
                "iat in milliseconds",
                good.claim("iat", scene.at(-10) + "000"));
        theme.bad(TIME_OUT_OF_RANGE, HOUSE, "iat-negative", "iat below zero", good.claim("iat", "-1"));
        theme.bad(CLAIM_MALFORMED, FORM, "iat-text", "iat a string", good.claim("iat", text(scene.at(-10))));
        theme.bad(CLAIM_MISSING, REQUIRED, "iat-missing", "no iat", good.without("iat"));
        return theme.cases();
    }
}
