package org.sayso.authorization.account;

import org.jspecify.annotations.Nullable;

/**
 * Where an account's owner is reached, with names from OpenID Connect Core section 5.1. Immutable.
 *
 * @param preferredChannel how the owner wants to be reached; none if not at all
 * @param phoneNumber E.164, none if unknown
 * @param phoneNumberVerified whether the owner has shown that the number is theirs
 * @param email none if unknown
 * @param emailVerified whether the owner has shown that the address is theirs
 */
public record Contact(
        @Nullable Channel preferredChannel,
        @Nullable String phoneNumber,
        boolean phoneNumberVerified,
        @Nullable String email,
        boolean emailVerified) {

    /** A way to send a message. */
    public enum Channel {
        /** Text message. */
        SMS,
        /** Mail. */
        EMAIL
    }

    /** Says that there is a contact, not which: numbers and addresses stay out of logs. */
    @Override
    public String toString() {
        return "Contact[" + preferredChannel + "]";
    }
}
