package org.sayso.token;

import java.util.Objects;

/**
 * Who a user is: the issuer that vouches for them and the key that this issuer knows them by.
 *
 * <p>A key alone identifies nobody; two issuers may use the same one for two people.
 *
 * @param issuer the issuer identifier, exactly as in {@code iss}
 * @param key usually the {@code sub} claim
 */
public record UserKey(String issuer, String key) {
    public UserKey {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(key, "key");
    }
}
