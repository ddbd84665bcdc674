package org.sayso.confirmation;

import java.io.IOException;
import java.util.Optional;
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
     * Where codes for this account go, by the owner's own choice of channel; empty where no verified address is known.
     *
     * @throws IOException where it cannot be found out now
     */
    Optional<Destination> find(UserKey user, Inquiry inquiry) throws IOException, InterruptedException;
}
