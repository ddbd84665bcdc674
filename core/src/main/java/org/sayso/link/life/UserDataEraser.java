package org.sayso.link.life;

import java.io.IOException;

/**
 * Deletes what an application keeps about a user of the voice platform who disabled the skill and wants nothing kept.
 *
 * <p>Called on threads of a dispatcher after the event was answered, again and again until none throws, so possibly after it
 * succeeded. Data under the platform's id always belongs to them. What an account has that exists without the voice platform
 * is for the application to judge. Implementations MUST be thread-safe.
 */
@FunctionalInterface
public interface UserDataEraser {

    /**
     * Deletes everything that is this user's.
     *
     * @throws IOException where it has to be tried again; the message MUST be fit for a log
     */
    void erase(ErasedUser user) throws IOException, InterruptedException;
}
