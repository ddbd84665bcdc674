package org.sayso.authorization.account;

import java.util.Set;

/**
 * A person who can sign in. Immutable.
 *
 * @param subject opaque and never changed or used again; {@code sub} of the tokens
 * @param userName what the person types to sign in; may change
 * @param name what the person is called
 * @param roles what the person is to the service, such as {@code staff}
 * @param contact where messages about what was ordered go
 */
public record Account(String subject, String userName, String name, Set<String> roles, Contact contact) {

    /** Copies the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }
}
