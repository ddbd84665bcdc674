package org.sayso.authorization.funnel;

import java.util.Optional;
import org.sayso.authorization.link.EndReason;

/** Hears of each step. Called on the request's thread; an implementation must be quick and thread-safe. */
@FunctionalInterface
public interface LinkingListener {

    /**
     * A step was reached.
     *
     * @param client the id of the client's registration, such as {@code skill:pizza}: one of those in the settings
     * @param cause why, for a link that was lost
     */
    void reached(String client, LinkingStep step, Optional<EndReason> cause);
}
