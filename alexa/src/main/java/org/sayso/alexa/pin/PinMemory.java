package org.sayso.alexa.pin;

import com.amazon.ask.attributes.AttributesManager;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The challenge that a session waits for while Alexa asks for a PIN, in the session's attributes, which come back under her
 * signature. It serves one resumed session.
 */
public final class PinMemory {

    private static final String CHALLENGE = "sayso.pin.challenge";

    private PinMemory() {}

    /** Notes that Alexa asks now, for this challenge. */
    public static void started(HandlerInput input, String challengeId) {
        Map<String, Object> attributes = attributes(input);
        attributes.put(CHALLENGE, challengeId);
        input.getAttributesManager().setSessionAttributes(attributes);
    }

    /** Whether this session waits for an answer. */
    public static boolean waits(HandlerInput input) {
        return inSession(input) && attributes(input).containsKey(CHALLENGE);
    }

    /** The challenge that this session waits for, which it does no longer. */
    public static Optional<String> take(HandlerInput input) {
        if (!waits(input)) {
            return Optional.empty();
        }
        AttributesManager manager = input.getAttributesManager();
        Map<String, Object> attributes = attributes(input);
        Object challenge = attributes.remove(CHALLENGE);
        manager.setSessionAttributes(attributes);
        return challenge instanceof String id ? Optional.of(id) : Optional.empty();
    }

    private static Map<String, Object> attributes(HandlerInput input) {
        return new HashMap<>(input.getAttributesManager().getSessionAttributes());
    }

    private static boolean inSession(HandlerInput input) {
        return input.getRequestEnvelope().getSession() != null;
    }
}
