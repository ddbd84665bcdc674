package org.sayso.standin.task;

/** Sends text messages, as Amazon. */
@FunctionalInterface
public interface TextMessages {

    /**
     * Sends one.
     *
     * @param number in international form
     * @return whether a phone of the household has this number
     */
    boolean send(String number, String text);
}
