package org.sayso.standin.protocol;

import tools.jackson.databind.node.ObjectNode;

/**
 * How a task of Alexa's own ended, for the skill that started it.
 *
 * @param token what the skill gave when it started the task; empty if nothing
 * @param code the {@code status.code}, such as 200
 * @param codeAsNumber whether the code goes out as a number; as a text if not: both have been seen
 * @param message the {@code status.message}
 */
public record TaskOutcome(String token, int code, boolean codeAsNumber, String message, ObjectNode result) {}
