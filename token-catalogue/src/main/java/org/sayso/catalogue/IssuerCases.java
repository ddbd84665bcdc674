package org.sayso.catalogue;

import static org.sayso.CallerRefusal.CLAIM_MALFORMED;
import static org.sayso.CallerRefusal.CLAIM_MISSING;
import static org.sayso.CallerRefusal.WRONG_ISSUER;
import static org.sayso.catalogue.Members.text;

import java.util.List;
import java.util.Locale;

/** Another issuer, or one that looks the same. */
final class IssuerCases {

    private static final String RULE = "RFC 9068 section 4";

    private IssuerCases() {}

    static List<TokenCase> of(Draft good, Scene scene) {
        String issuer = scene.issuer();
        int host = issuer.indexOf("://") + 3;
        Theme theme = new Theme("issuer");
        wrong(theme, good, "other", "of another", "https://evil.example");
        wrong(
                theme,
                good,
                "trap",
                "an address that would be fetched",
                scene.trap("/issuer").toString());
        wrong(theme, good, "slash", "with a slash more", issuer + '/');
        wrong(
                theme,
                good,
                "case",
                "with a capital in the host",
                issuer.substring(0, host)
                        + issuer.substring(host, host + 1).toUpperCase(Locale.ROOT)
                        + issuer.substring(host + 1));
        wrong(theme, good, "capitals", "in capitals", issuer.toUpperCase(Locale.ROOT));
        wrong(
                theme,
                good,
                "scheme",
                "with another scheme",
                issuer.startsWith("https")
                        ? issuer.replaceFirst("https", "http")
                        : issuer.replaceFirst("http", "https"));
        wrong(theme, good, "blank", "with a blank after it", issuer + ' ');
        wrong(theme, good, "longer", "as the beginning of another", issuer + ".evil.example");
        wrong(theme, good, "user", "as the user of another", issuer + "@evil.example");
        wrong(theme, good, "shorter", "cut short", issuer.substring(0, issuer.length() - 1));
        wrong(theme, good, "query", "with a query", issuer + "?x");
        wrong(theme, good, "dots", "with a path that goes back", issuer + "/x/..");
        theme.bad(CLAIM_MISSING, RULE, "missing", "no iss", good.without("iss"));
        theme.bad(CLAIM_MISSING, RULE, "null", "iss null", good.claim("iss", "null"));
        theme.bad(
                CLAIM_MALFORMED,
                "RFC 7519 section 4.1.1",
                "array",
                "iss an array",
                good.claim("iss", "[" + text(issuer) + "]"));
        theme.bad(CLAIM_MALFORMED, "RFC 7519 section 4.1.1", "number", "iss a number", good.claim("iss", "1"));
        theme.bad(WRONG_ISSUER, RULE, "empty", "iss empty", good.claim("iss", text("")));
        return theme.cases();
    }

    private static void wrong(Theme theme, Draft good, String id, String what, String iss) {
        theme.bad(WRONG_ISSUER, RULE, id, what, good.claim("iss", text(iss)));
    }
}
