package org.sayso.alexa.voiceforward;

import com.amazon.ask.attributes.AttributesManager;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of linking by voice within one session, in the session's attributes.
 *
 * <p>An offer waits for the very next request: {@link #takeOffer} moves it from the session to that request, so that a "yes"
 * later on, to another question, links nothing.
 */
public final class LinkingMemory {

    private static final String OFFERED = "sayso.link.offered";
    private static final String STARTED = "sayso.link.started";
    private static final String OVER = "sayso.link.over";
    private static final String TOKEN = "token";
    private static final String WISH = "wish";

    private LinkingMemory() {}

    /**
     * A task that was started.
     *
     * @param token what it hands back
     * @param wish what is to be done after it
     */
    public record Started(String token, Optional<Wish> wish) {}

    /** An offer that was made in the request before this one. */
    public record Offer(Optional<Wish> wish) {}

    /** Hands this request the offer of the one before it; to be called once for each request, ahead of everything. */
    public static void takeOffer(HandlerInput input) {
        if (inSession(input)) {
            removed(input, OFFERED).ifPresent(offer -> {
                AttributesManager manager = input.getAttributesManager();
                Map<String, Object> attributes = new HashMap<>(manager.getRequestAttributes());
                attributes.put(OFFERED, offer);
                manager.setRequestAttributes(attributes);
            });
        }
    }

    /** The offer that this request may be the answer to. */
    public static Optional<Offer> offer(HandlerInput input) {
        return Optional.ofNullable(
                        input.getAttributesManager().getRequestAttributes().get(OFFERED))
                .map(attribute -> new Offer(wish(attribute)));
    }

    /** Notes that an offer is made now. */
    public static void offered(HandlerInput input, Optional<Wish> wish) {
        put(input, OFFERED, withWish(new HashMap<>(), wish));
    }

    /** Notes that the task is started now. */
    public static void started(HandlerInput input, String token, Optional<Wish> wish) {
        Map<String, Object> attribute = new HashMap<>();
        attribute.put(TOKEN, token);
        put(input, STARTED, withWish(attribute, wish));
    }

    /** Whether this session waits for a task. */
    public static boolean isStarted(HandlerInput input) {
        return inSession(input)
                && input.getAttributesManager().getSessionAttributes().containsKey(STARTED);
    }

    /** The task that this session waits for, which it does no longer. */
    public static Optional<Started> takeStarted(HandlerInput input) {
        return inSession(input)
                ? removed(input, STARTED)
                        .filter(attribute -> attribute instanceof Map<?, ?> map && map.get(TOKEN) instanceof String)
                        .map(attribute ->
                                new Started(String.valueOf(((Map<?, ?>) attribute).get(TOKEN)), wish(attribute)))
                : Optional.empty();
    }

    /** Notes that nothing more is offered in this session. */
    public static void over(HandlerInput input) {
        put(input, OVER, true);
    }

    /** Whether nothing more is offered in this session. */
    public static boolean isOver(HandlerInput input) {
        return !inSession(input)
                || input.getAttributesManager().getSessionAttributes().containsKey(OVER);
    }

    private static boolean inSession(HandlerInput input) {
        return input.getRequestEnvelope().getSession() != null;
    }

    private static Map<String, Object> withWish(Map<String, Object> attribute, Optional<Wish> wish) {
        wish.ifPresent(kept -> attribute.put(WISH, kept.members()));
        return attribute;
    }

    private static Optional<Wish> wish(Object attribute) {
        return attribute instanceof Map<?, ?> map && map.get(WISH) != null
                ? Wish.kept(map.get(WISH))
                : Optional.empty();
    }

    private static void put(HandlerInput input, String name, Object attribute) {
        if (inSession(input)) {
            AttributesManager manager = input.getAttributesManager();
            Map<String, Object> attributes = new HashMap<>(manager.getSessionAttributes());
            attributes.put(name, attribute);
            manager.setSessionAttributes(attributes);
        }
    }

    private static Optional<Object> removed(HandlerInput input, String name) {
        AttributesManager manager = input.getAttributesManager();
        Map<String, Object> attributes = new HashMap<>(manager.getSessionAttributes());
        @Nullable Object attribute = attributes.remove(name);
        if (attribute != null) {
            manager.setSessionAttributes(attributes);
        }
        return Optional.ofNullable(attribute);
    }
}
