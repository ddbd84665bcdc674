package org.sayso.confirmation;

import java.io.IOException;
import java.util.List;
import org.sayso.Inquiry;
import org.sayso.token.UserKey;

/**
 * Knows where an account's owner can be reached.
 *
 * <p>Implementations MUST return only addresses that the business has verified as belonging to the account, MUST stay
 * within the inquiry's deadline and MUST be thread-safe.
 */
public interface Contacts {

    /**
     * The verified addresses of this account, in the order in which its owner wants them used; empty where none is known.
     *
     * @throws IOException where it cannot be found out now
     */
    List<Destination> find(UserKey user, Inquiry inquiry) throws IOException, InterruptedException;
}
