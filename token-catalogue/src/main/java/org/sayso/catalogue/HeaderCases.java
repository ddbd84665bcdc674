package org.sayso.catalogue;

import static org.sayso.CallerRefusal.CRITICAL_HEADER;
import static org.sayso.CallerRefusal.DUPLICATE_MEMBER;
import static org.sayso.CallerRefusal.HEADER_NOT_ALLOWED;
import static org.sayso.CallerRefusal.JSON_TOO_DEEP;
import static org.sayso.CallerRefusal.TOKEN_MALFORMED;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.util.List;

/** The header asks for more than to be compared. */
final class HeaderCases {

    private static final String CRIT = "RFC 7515 section 4.1.11";
    private static final String FOREIGN_KEY = "RFC 8725 section 3.8";

    private HeaderCases() {}

    static List<TokenCase> of(Draft good, Scene scene) {
        Draft stranger = good.signedBy(Signer.rs256(Keys.STRANGER));
        String strangersKey = Keys.jwk(Keys.STRANGER);
        String address = text(scene.trap("/keys").toString());
        Theme theme = new Theme("header");
        theme.bad(
                CRITICAL_HEADER,
                CRIT,
                "crit",
                "crit that names an unknown extension",
                good.header("http://example.com/UNDEFINED", "true")
                        .header("crit", "[\"http://example.com/UNDEFINED\"]"));
        theme.bad(
                CRITICAL_HEADER,
                CRIT,
                "crit-exp",
                "crit that names exp, with exp",
                good.header("exp", scene.at(60)).header("crit", "[\"exp\"]"));
        theme.bad(
                CRITICAL_HEADER,
                CRIT,
                "crit-b64",
                "crit that names b64, with b64 false",
                good.header("b64", "false").header("crit", "[\"b64\"]"));
        theme.bad(CRITICAL_HEADER, CRIT, "crit-empty", "crit empty", good.header("crit", "[]"));
        theme.bad(CRITICAL_HEADER, CRIT, "crit-alg", "crit that names alg", good.header("crit", "[\"alg\"]"));
        theme.bad(
                CRITICAL_HEADER,
                CRIT,
                "crit-absent",
                "crit that names what is not there",
                good.header("crit", "[\"x\"]"));
        theme.bad(CRITICAL_HEADER, CRIT, "crit-text", "crit a string", good.header("crit", text("exp")));
        theme.bad(CRITICAL_HEADER, CRIT, "crit-null", "crit null", good.header("crit", "null"));
        theme.bad(
                HEADER_NOT_ALLOWED,
                FOREIGN_KEY,
                "jwk-forged",
                "jwk, signed with that key",
                stranger.header("jwk", strangersKey));
        theme.bad(
                HEADER_NOT_ALLOWED,
                HOUSE,
                "jwk",
                "jwk beside a right signature",
                good.header("jwk", Keys.jwk(Keys.RSA)));
        theme.bad(
                HEADER_NOT_ALLOWED,
                FOREIGN_KEY,
                "jku-forged",
                "jku, signed with the key there",
                stranger.header("jku", address));
        theme.bad(HEADER_NOT_ALLOWED, HOUSE, "jku", "jku beside a right signature", good.header("jku", address));
        theme.bad(
                HEADER_NOT_ALLOWED,
                FOREIGN_KEY,
                "x5u-forged",
                "x5u, signed with the key there",
                stranger.header("x5u", address));
        theme.bad(HEADER_NOT_ALLOWED, HOUSE, "x5u", "x5u beside a right signature", good.header("x5u", address));
        theme.bad(HEADER_NOT_ALLOWED, HOUSE, "x5c", "x5c that is no certificate", good.header("x5c", "[\"MIIB\"]"));
        theme.bad(
                HEADER_NOT_ALLOWED,
                FOREIGN_KEY,
                "jku-own-kid",
                "jku and a kid that is an address",
                stranger.header("jku", address).header("kid", address));
        theme.bad(
                HEADER_NOT_ALLOWED, "RFC 7797 section 6", "b64", "b64 false without crit", good.header("b64", "false"));
        theme.bad(HEADER_NOT_ALLOWED, HOUSE, "zip", "zip", good.header("zip", text("DEF")));
        theme.bad(HEADER_NOT_ALLOWED, HOUSE, "enc", "enc in a signed token", good.header("enc", text("A256GCM")));
        theme.bad(HEADER_NOT_ALLOWED, HOUSE, "epk", "epk in a signed token", good.header("epk", strangersKey));
        theme.bad(
                DUPLICATE_MEMBER,
                HOUSE,
                "kid-twice",
                "kid twice, the same",
                good.headerAgain("kid", text(Keys.RSA_ID)));
        theme.bad(
                DUPLICATE_MEMBER,
                HOUSE,
                "alg-twice",
                "alg twice, none first",
                good.header("alg", text("none")).headerAgain("alg", text("RS256")));
        theme.bad(
                DUPLICATE_MEMBER,
                "RFC 7515 section 4",
                "alg-twice-none-last",
                "alg twice, none last",
                good.headerAgain("alg", text("none")));
        theme.bad(
                DUPLICATE_MEMBER,
                HOUSE,
                "alg-twice-escaped",
                "alg twice, once escaped",
                good.header("\\u0061lg", text("none")));
        theme.bad(
                JSON_TOO_DEEP,
                HOUSE,
                "deep",
                "a header of 17 levels",
                good.header("x", "[".repeat(16) + "]".repeat(16)));
        theme.bad(
                TOKEN_MALFORMED,
                "RFC 7515 section 4",
                "array",
                "a header that is an array",
                good.headerText("[" + good.header() + "]"));
        theme.bad(
                TOKEN_MALFORMED,
                "RFC 7515 section 4",
                "no-json",
                "a header that is no JSON",
                good.headerText("alg=RS256"));
        theme.bad(TOKEN_MALFORMED, "RFC 7515 section 4", "empty", "no header", good.headerText(""));
        theme.bad(
                TOKEN_MALFORMED,
                "RFC 7515 section 4",
                "two",
                "two headers",
                good.headerText(good.header() + "" + good.header()));
        theme.bad(
                TOKEN_MALFORMED,
                "RFC 8259 section 8.1",
                "byte-order-mark",
                "a header after a byte order mark",
                good.headerText("\ufeff" + good.header()));
        return theme.cases();
    }
}
