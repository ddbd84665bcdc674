package org.sayso.standin.protocol;

/**
 * The device that a request comes from.
 *
 * @param id Alexa's id of it for this skill, {@code amzn1.ask.device....}
 * @param screen whether it can show pictures
 */
public record CallingDevice(String id, boolean screen) {}
