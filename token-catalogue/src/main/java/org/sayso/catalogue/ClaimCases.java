package org.sayso.catalogue;

import static org.sayso.CallerRefusal.CLAIM_MALFORMED;
import static org.sayso.CallerRefusal.CLAIM_MISSING;
import static org.sayso.CallerRefusal.CLIENTS_CONTRADICT;
import static org.sayso.CallerRefusal.NOT_A_USER;
import static org.sayso.CallerRefusal.SUBJECT_INVALID;
import static org.sayso.CallerRefusal.WRONG_CLIENT;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.util.List;

/** Another client, no user, no name of its own, scopes that are none. */
final class ClaimCases {

    private static final String REQUIRED = "RFC 9068 section 2.2";
    private static final String CLIENT_FORM = "RFC 8693 section 4.3";
    private static final String SCOPE_FORM = "RFC 8693 section 4.2";
    private static final String SUBJECT_FORM = "RFC 7519 section 4.1.2";
    private static final String JTI_FORM = "RFC 7519 section 4.1.7";

    private ClaimCases() {}

    static List<TokenCase> of(Draft good) {
        Theme theme = new Theme("claim");
        client(theme, good);
        subject(theme, good);
        theme.bad(CLAIM_MISSING, REQUIRED, "jti-missing", "no jti", good.without("jti"));
        theme.bad(CLAIM_MISSING, REQUIRED, "jti-null", "jti null", good.claim("jti", "null"));
        theme.bad(CLAIM_MALFORMED, JTI_FORM, "jti-number", "jti a number", good.claim("jti", "1"));
        theme.bad(CLAIM_MALFORMED, HOUSE, "jti-empty", "jti empty", good.claim("jti", text("")));
        theme.bad(CLAIM_MALFORMED, SCOPE_FORM, "scope-number", "scope a number", good.claim("scope", "1"));
        theme.bad(
                CLAIM_MALFORMED,
                SCOPE_FORM,
                "scope-object",
                "scope an object",
                good.claim("scope", "{\"openid\":true}"));
        theme.bad(CLAIM_MALFORMED, SCOPE_FORM, "scope-true", "scope true", good.claim("scope", "true"));
        theme.bad(
                CLAIM_MALFORMED,
                SCOPE_FORM,
                "scope-array-with-number",
                "scope an array with a number in it",
                good.claim("scope", "[\"openid\",1]"));
        return theme.cases();
    }

    private static void client(Theme theme, Draft good) {
        theme.bad(
                WRONG_CLIENT, HOUSE, "client-other", "issued to another client", good.claim("client_id", text("web")));
        theme.bad(WRONG_CLIENT, HOUSE, "client-capitals", "client in capitals", good.claim("client_id", text("ALEXA")));
        theme.bad(
                WRONG_CLIENT,
                HOUSE,
                "client-words",
                "client as one of two words",
                good.claim("client_id", text("alexa web")));
        theme.bad(CLAIM_MISSING, REQUIRED, "client-missing", "no client_id", good.without("client_id"));
        theme.bad(
                CLAIM_MISSING,
                REQUIRED,
                "client-azp",
                "azp in the place of client_id",
                good.without("client_id").claim("azp", text(Scene.CLIENT)));
        theme.bad(CLAIM_MALFORMED, CLIENT_FORM, "client-number", "client_id a number", good.claim("client_id", "1"));
        theme.bad(
                CLAIM_MALFORMED,
                CLIENT_FORM,
                "client-array",
                "client_id an array",
                good.claim("client_id", "[\"alexa\"]"));
        theme.bad(
                CLIENTS_CONTRADICT,
                HOUSE,
                "azp-contradicts",
                "azp names another client",
                good.claim("azp", text("web")));
        theme.bad(
                CLIENTS_CONTRADICT,
                HOUSE,
                "cid-contradicts",
                "cid names another client",
                good.claim("cid", text("web")));
        theme.bad(CLIENTS_CONTRADICT, HOUSE, "azp-number", "azp a number", good.claim("azp", "1"));
    }

    private static void subject(Theme theme, Draft good) {
        theme.bad(CLAIM_MISSING, REQUIRED, "sub-missing", "no sub", good.without("sub"));
        theme.bad(CLAIM_MISSING, REQUIRED, "sub-null", "sub null", good.claim("sub", "null"));
        theme.bad(SUBJECT_INVALID, HOUSE, "sub-blank", "sub blank", good.claim("sub", text("   ")));
        theme.bad(SUBJECT_INVALID, HOUSE, "sub-empty", "sub empty", good.claim("sub", text("")));
        theme.bad(SUBJECT_INVALID, SUBJECT_FORM, "sub-number", "sub a number", good.claim("sub", "7"));
        theme.bad(SUBJECT_INVALID, SUBJECT_FORM, "sub-array", "sub an array", good.claim("sub", "[\"user-ann\"]"));
        theme.bad(SUBJECT_INVALID, SUBJECT_FORM, "sub-true", "sub true", good.claim("sub", "true"));
        theme.bad(SUBJECT_INVALID, HOUSE, "sub-256", "sub of 256 characters", good.claim("sub", text("u".repeat(256))));
        theme.bad(SUBJECT_INVALID, HOUSE, "sub-line-end", "sub with a line end", good.claim("sub", "\"user\\nann\""));
        theme.bad(SUBJECT_INVALID, HOUSE, "sub-nul", "sub with a NUL", good.claim("sub", "\"user\\u0000ann\""));
        theme.bad(
                SUBJECT_INVALID,
                HOUSE,
                "sub-zero-width",
                "sub with a zero-width space",
                good.claim("sub", "\"user-ann\\u200b\""));
        theme.bad(
                SUBJECT_INVALID,
                HOUSE,
                "sub-right-to-left",
                "sub that turns the direction of writing",
                good.claim("sub", "\"user-\\u202enna\""));
        theme.bad(NOT_A_USER, HOUSE, "sub-client", "sub is the client", good.claim("sub", text(Scene.CLIENT)));
        theme.bad(
                NOT_A_USER,
                HOUSE,
                "sub-at-clients",
                "sub is the client, as Auth0 writes it",
                good.claim("sub", text("alexa@clients")));
        theme.bad(
                NOT_A_USER,
                HOUSE,
                "client-credentials",
                "granted to a client",
                good.claim("gty", text("client-credentials")));
    }
}
