package org.sayso.authorization.account;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.AccountAttribute;

/**
 * A person who can sign in. Immutable.
 *
 * @param subject opaque and never changed or used again; {@code sub} of the tokens
 * @param userName what the person types to sign in; may change
 * @param name what the person is called
 * @param givenName what friends call the person; none if unknown
 * @param favoriteColor the colour the person likes, in their own words; none if they did not say
 * @param roles what the person is to the service, such as {@code staff}
 * @param contact where messages about what was ordered go
 */
public record Account(
        String subject,
        String userName,
        String name,
        @Nullable String givenName,
        @Nullable String favoriteColor,
        Set<String> roles,
        Contact contact) {

    /** Copies the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }

    /** The value of an attribute; empty if the account has none. */
    public Optional<String> attribute(AccountAttribute attribute) {
        return Optional.ofNullable(
                switch (attribute) {
                    case GIVEN_NAME -> givenName;
                    case FAVORITE_COLOR -> favoriteColor;
                });
    }

    /** The same account with another favourite colour, or none. */
    public Account withFavoriteColor(@Nullable String color) {
        return new Account(subject, userName, name, givenName, color, roles, contact);
    }
}
