package org.sayso.catalogue;

import static org.sayso.CallerRefusal.NOT_AN_ACCESS_TOKEN;
import static org.sayso.CallerRefusal.WRONG_TYPE;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.util.List;

/** A token of the same issuer, for another purpose. */
final class KindCases {

    private static final String TYPE = "RFC 9068 section 4";

    private KindCases() {}

    static List<TokenCase> of(Draft good) {
        Theme theme = new Theme("kind");
        type(theme, good, "id-token", "JWT", "JWT");
        type(theme, good, "logout-token", "logout+jwt", "logout+jwt");
        type(theme, good, "event", "secevent+jwt", "secevent+jwt");
        type(theme, good, "proof", "dpop+jwt", "dpop+jwt");
        type(theme, good, "empty", "empty", "");
        type(theme, good, "more-after", "at+jwt and more", "at+jwt; charset=utf-8");
        type(theme, good, "double", "application/application/at+jwt", "application/application/at+jwt");
        theme.bad(WRONG_TYPE, TYPE, "typ-missing", "no typ", good.withoutHeader("typ"));
        theme.bad(WRONG_TYPE, TYPE, "typ-null", "typ null", good.header("typ", "null"));
        theme.bad(WRONG_TYPE, TYPE, "typ-number", "typ a number", good.header("typ", "1"));
        theme.bad(WRONG_TYPE, TYPE, "typ-array", "typ an array", good.header("typ", "[\"at+jwt\"]"));
        for (String mark : new String[] {"nonce", "at_hash", "c_hash", "s_hash"}) {
            theme.bad(
                    NOT_AN_ACCESS_TOKEN,
                    HOUSE,
                    mark,
                    "carries " + mark + " like an ID token",
                    good.claim(mark, text("x")));
        }
        theme.bad(NOT_AN_ACCESS_TOKEN, HOUSE, "token-use-id", "token_use is id", good.claim("token_use", text("id")));
        theme.bad(
                NOT_AN_ACCESS_TOKEN, HOUSE, "token-use-number", "token_use is a number", good.claim("token_use", "1"));
        theme.bad(
                NOT_AN_ACCESS_TOKEN,
                "RFC 9449 section 7.1",
                "cnf",
                "bound to a key, presented as a bearer token",
                good.claim("cnf", "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}"));
        theme.bad(
                NOT_AN_ACCESS_TOKEN,
                HOUSE,
                "events",
                "carries events like a logout token",
                good.claim("events", "{\"http://schemas.openid.net/event/backchannel-logout\":{}}"));
        theme.bad(
                NOT_AN_ACCESS_TOKEN,
                "RFC 9068 section 4",
                "aud-client",
                "aud is the client, as in an ID token",
                good.claim("aud", text(Scene.CLIENT)));
        return theme.cases();
    }

    private static void type(Theme theme, Draft good, String id, String what, String typ) {
        theme.bad(WRONG_TYPE, TYPE, "typ-" + id, "typ " + what, good.header("typ", text(typ)));
    }
}
