package org.sayso.catalogue;

import java.util.Set;

/**
 * How the check is configured for a token: all else is as {@link Scene} says.
 *
 * @param name what it is called
 * @param algorithms the signature algorithms that are allowed
 * @param jwks the key set that the issuer publishes, as JSON
 */
public record Setup(String name, Set<String> algorithms, String jwks) {

    static final Setup USUAL = new Setup("RS256", Set.of("RS256"), Keys.published());

    static Setup algorithms(String... algorithms) {
        return new Setup(String.join(" or ", algorithms), Set.of(algorithms), Keys.published());
    }

    /** Beside the usual keys, one that is odd. */
    static Setup withKey(String name, String jwk) {
        return new Setup(name, Set.of("RS256", "ES256"), Keys.published(jwk));
    }

    @Override
    public String toString() {
        return name;
    }
}
