package org.sayso.authorization.message;

/** Hears of each message. Called on a thread of {@link Post}; an implementation must be quick and thread-safe. */
@FunctionalInterface
public interface SentListener {

    /**
     * A message was handed on, or could not be.
     *
     * @param key what kind it was, such as {@code sign-up}
     * @param accepted whether it was taken
     */
    void sent(String key, boolean accepted);
}
