package org.sayso.authorization.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an account may tell a skill in a claim of the skill's choice. */
public enum AccountAttribute {
    /** What the person is called by friends (OpenID Connect Core section 5.1). */
    GIVEN_NAME("given_name"),
    /** The colour the person likes, in their own words. */
    FAVORITE_COLOR("favorite_color");

    private final String key;

    AccountAttribute(String key) {
        this.key = key;
    }

    /** Its name in settings and messages, such as {@code given_name}. */
    public String key() {
        return key;
    }

    static Optional<AccountAttribute> of(String key) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.key.equals(key))
                .findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(AccountAttribute::key).collect(Collectors.joining(" or "));
    }
}
