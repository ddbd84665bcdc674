package org.sayso.alexa;

import com.amazon.ask.attributes.AttributesManager;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Notices that the same words could not be read as a code twice in one conversation. */
final class Unreadable {

    private static final String ATTRIBUTE = "sayso.unreadable";

    private Unreadable() {}

    /** Whether the same was heard the last time; remembers what was heard now, by a number that is not the words. */
    static boolean again(HandlerInput input, List<String> slots) {
        if (input.getRequestEnvelope().getSession() == null) {
            return false;
        }
        AttributesManager manager = input.getAttributesManager();
        Map<String, Object> attributes = new HashMap<>(manager.getSessionAttributes());
        Object now = Integer.toHexString(Objects.hash(values(input, slots)) & 0xffff);
        boolean same = now.equals(attributes.put(ATTRIBUTE, now));
        manager.setSessionAttributes(attributes);
        return same;
    }

    static void forget(HandlerInput input) {
        if (input.getRequestEnvelope().getSession() == null) {
            return;
        }
        Map<String, Object> attributes =
                new HashMap<>(input.getAttributesManager().getSessionAttributes());
        if (attributes.remove(ATTRIBUTE) != null) {
            input.getAttributesManager().setSessionAttributes(attributes);
        }
    }

    private static String values(HandlerInput input, List<String> slots) {
        Intent intent = ((IntentRequest) input.getRequest()).getIntent();
        Map<String, Slot> all = Optional.ofNullable(intent.getSlots()).orElse(Map.of());
        StringBuilder heard = new StringBuilder();
        for (String slot : slots) {
            heard.append(Optional.ofNullable(all.get(slot)).map(Slot::getValue).orElse(""))
                    .append('|');
        }
        return heard.toString();
    }
}
