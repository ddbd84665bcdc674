package org.sayso.confirmation;

import java.time.Instant;
import java.util.Set;

/**
 * How the visitor of the approval page signed in.
 *
 * @param at when: {@code auth_time} of the ID token
 * @param methods how: {@code amr} of the ID token, in the values of RFC 8176
 */
public record SignIn(Instant at, Set<String> methods) {
    public SignIn {
        methods = Set.copyOf(methods);
    }
}
