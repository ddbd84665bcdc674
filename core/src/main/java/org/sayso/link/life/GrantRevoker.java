package org.sayso.link.life;

import java.io.IOException;
import org.sayso.link.Grant;

/**
 * Ends grants at the issuer that made them. Called on threads of a dispatcher, again and again until it does not throw.
 * Implementations MUST be thread-safe.
 */
public interface GrantRevoker {

    /** Whether it can end this one: it has an id, and is this issuer's. */
    boolean canRevoke(Grant grant);

    /**
     * Ends the grant, and no other. One that has ended, or that nobody knows, is a success.
     *
     * @throws IOException where nobody knows whether it has ended; the message MUST be fit for a log
     */
    void revoke(Grant grant) throws IOException, InterruptedException;
}
