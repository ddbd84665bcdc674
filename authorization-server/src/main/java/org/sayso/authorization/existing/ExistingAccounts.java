package org.sayso.authorization.existing;

import java.util.Optional;
import org.sayso.authorization.account.Account;

/**
 * Accounts that somebody else keeps: read, never changed. What this server keeps beside them is {@link ExistingDirectory}'s.
 *
 * <p>Implementations must be safe for use by several threads and answer within a second or two: Alexa waits 4.5 seconds for a
 * token. Whoever cannot be reached throws, and never answers that there is no such account, which would end links.
 */
interface ExistingAccounts extends AutoCloseable {

    /**
     * The account with this user name and password. An unknown user name costs as much time as a wrong password.
     *
     * @param password at least one character
     * @return empty if there is no such pair
     */
    Optional<Account> authenticate(String userName, CharSequence password);

    /** The account with this subject; empty if it never existed or is closed. */
    Optional<Account> findBySubject(String subject);

    @Override
    void close();
}
