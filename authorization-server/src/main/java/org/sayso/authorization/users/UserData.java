package org.sayso.authorization.users;

/**
 * What a part of the server keeps about the owners of accounts. A bean of this type is told when an account of {@link Users} is
 * closed, inside the transaction that deletes it.
 */
@FunctionalInterface
public interface UserData {

    /** Deletes all that is kept about this subject, which no account will have again. Nothing kept is no fault. */
    void forget(String subject);
}
