package org.sayso.catalogue;

import static org.sayso.CallerRefusal.UNKNOWN_KEY;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.util.List;

/** The {@code kid} is not the name of a published key, or more than a name. */
final class KeyIdCases {

    private static final String RULE = "RFC 8725 section 3.10";
    private static final String FORM = "RFC 7515 section 4.1.4";

    private KeyIdCases() {}

    static List<TokenCase> of(Draft good, Scene scene) {
        Theme theme = new Theme("kid");
        theme.bad(UNKNOWN_KEY, HOUSE, "missing", "no kid", good.withoutHeader("kid"));
        theme.bad(UNKNOWN_KEY, HOUSE, "null", "kid null", good.header("kid", "null"));
        theme.bad(UNKNOWN_KEY, FORM, "number", "kid a number", good.header("kid", "1"));
        theme.bad(UNKNOWN_KEY, FORM, "array", "kid an array", good.header("kid", "[\"key-1\"]"));
        theme.bad(UNKNOWN_KEY, HOUSE, "empty", "kid empty", good.header("kid", text("")));
        theme.bad(UNKNOWN_KEY, HOUSE, "blank", "kid blank", good.header("kid", text(" ")));
        foreign(theme, good, "capitals", "kid in capitals", "KEY-1");
        foreign(theme, good, "blank-after", "kid and a blank", "key-1 ");
        foreign(theme, good, "path", "kid a path", "../../../../dev/null");
        foreign(theme, good, "file", "kid a file's address", "file:///etc/passwd");
        foreign(theme, good, "address", "kid an address", scene.trap("/kid").toString());
        foreign(theme, good, "sql", "kid SQL", "x' UNION SELECT 'secret' --");
        foreign(theme, good, "sql-true", "kid SQL that is always true", "' OR '1'='1");
        foreign(theme, good, "command", "kid a command", "| curl " + scene.trap("/command"));
        foreign(theme, good, "ldap", "kid a lookup", "${jndi:ldap://127.0.0.1/x}");
        foreign(theme, good, "endless", "kid of 4,000 characters", "k".repeat(4000));
        theme.bad(UNKNOWN_KEY, RULE, "nul", "kid and a NUL", good.header("kid", "\"key-1\\u0000\""));
        theme.bad(
                UNKNOWN_KEY,
                RULE,
                "stranger",
                "a stranger's key under its own kid",
                good.header("kid", text("key-2")).signedBy(Signer.rs256(Keys.STRANGER)));
        return theme.cases();
    }

    private static void foreign(Theme theme, Draft good, String id, String what, String kid) {
        theme.bad(UNKNOWN_KEY, FORM, id, what, good.header("kid", text(kid)));
    }
}
