package org.sayso.authorization.users;

import org.jspecify.annotations.Nullable;

/**
 * An account to be made. Immutable.
 *
 * @param email where its owner is reached, and the user name
 * @param emailVerified whether the owner has just shown that the address is theirs
 * @param name what the person is called
 * @param givenName what friends call the person; none if unknown
 * @param passwordHash made by {@link Passwords}; none to let the owner choose one as after a forgotten password
 */
public record NewUser(
        EmailAddress email,
        boolean emailVerified,
        PersonName name,
        @Nullable PersonName givenName,
        @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "NewUser";
    }
}
