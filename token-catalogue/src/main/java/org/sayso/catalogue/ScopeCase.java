package org.sayso.catalogue;

import static org.sayso.catalogue.Members.text;

import java.util.List;

/**
 * A good token, and whether its scopes allow what an intent requires.
 *
 * @param what what is particular about its scopes
 * @param required the scope that the intent requires
 * @param enough whether the token carries it
 * @param token the token's text
 */
public record ScopeCase(String what, String required, boolean enough, String token) {

    private static final String NEEDED = "read:whattowear";

    static List<ScopeCase> all(Draft good) {
        return List.of(
                scope(good, "a scope that begins with the required one", "read:whattowear2", false),
                scope(good, "a scope that ends with the required one", "pread:whattowear", false),
                scope(good, "a scope that is the beginning of the required one", "read:what", false),
                scope(good, "the required scope in capitals", "READ:WHATTOWEAR", false),
                scope(good, "the required scope with a comma", "openid,read:whattowear", false),
                scope(good, "the required scope with a tab", "openid\\tread:whattowear", false),
                scope(good, "a scope that stands for all", "read:*", false),
                scope(good, "an empty scope", "", false),
                new ScopeCase("no scope", NEEDED, false, good.without("scope").token()),
                new ScopeCase(
                        "an array whose text contains it",
                        NEEDED,
                        false,
                        good.claim("scope", "[\"xread:whattowear\"]").token()),
                scope(good, "the required scope among others", "openid read:whattowear", true),
                scope(good, "the required scope between blanks", "  read:whattowear  openid ", true),
                new ScopeCase(
                        "the required scope in an array",
                        NEEDED,
                        true,
                        good.claim("scope", "[\"openid\",\"read:whattowear\"]").token()));
    }

    private static ScopeCase scope(Draft good, String what, String json, boolean enough) {
        return new ScopeCase(
                what,
                NEEDED,
                enough,
                good.claim("scope", json.contains("\\t") ? '"' + json + '"' : text(json))
                        .token());
    }

    @Override
    public String toString() {
        return what;
    }
}
