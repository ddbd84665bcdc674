package org.sayso.samples.pizza.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Session;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.samples.pizza.order.Pizza;
import org.sayso.samples.pizza.order.PizzaText;
import org.sayso.samples.pizza.order.Size;
import org.sayso.samples.pizza.order.Topping;

/**
 * What is known of a pizza that is not ordered yet. Between two requests it is kept in the attributes of Alexa's session, and
 * ends with it.
 *
 * @param size empty where it was not said
 * @param toppings empty where they were not said; an empty list is plain cheese
 */
record PizzaSoFar(Optional<Size> size, Optional<List<Topping>> toppings) {

    static final PizzaSoFar NOTHING = new PizzaSoFar(Optional.empty(), Optional.empty());

    private static final String SIZE = "pizza.size";
    private static final String TOPPINGS = "pizza.toppings";

    /** What earlier requests of this session told. */
    static PizzaSoFar in(HandlerInput input) {
        Session session = input.getRequestEnvelope().getSession();
        if (session == null || session.getAttributes() == null) {
            return NOTHING;
        }
        Map<String, Object> attributes = session.getAttributes();
        return new PizzaSoFar(
                Optional.ofNullable(attributes.get(SIZE)).map(Object::toString).flatMap(Size::find),
                attributes.get(TOPPINGS) instanceof List<?> ids
                        ? Optional.of(ids.stream()
                                .map(Object::toString)
                                .flatMap(id -> Topping.find(id).stream())
                                .toList())
                        : Optional.empty());
    }

    /** Keeps this, and nothing else, for the next request of the session. */
    void remember(HandlerInput input) {
        if (input.getRequestEnvelope().getSession() == null) {
            return;
        }
        Map<String, Object> attributes =
                new HashMap<>(input.getAttributesManager().getSessionAttributes());
        attributes.keySet().removeAll(List.of(SIZE, TOPPINGS));
        size.ifPresent(known -> attributes.put(SIZE, known.id()));
        toppings.ifPresent(known ->
                attributes.put(TOPPINGS, known.stream().map(Topping::id).toList()));
        input.getAttributesManager().setSessionAttributes(attributes);
    }

    /** This, with what was said later in the place of what was said before. */
    PizzaSoFar with(PizzaSoFar later) {
        return new PizzaSoFar(later.size.or(() -> size), later.toppings.or(() -> toppings));
    }

    PizzaSoFar plain() {
        return new PizzaSoFar(size, Optional.of(List.of()));
    }

    /** The pizza, with the menu's defaults for what was not said. */
    Pizza pizza() {
        return new Pizza(size.orElse(Pizza.DEFAULT_SIZE), toppings.orElse(List.of()));
    }

    /** The question for what is missing; empty where all or nothing is known. */
    Optional<String> question() {
        if (size.isPresent() == toppings.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(size.isPresent() ? Speech.WHICH_TOPPINGS : Speech.WHICH_SIZE);
    }

    /** Such as {@code A large pizza} or {@code A pizza with pepperoni}. */
    String words() {
        List<String> ids = toppings.orElse(List.of()).stream().map(Topping::id).toList();
        return size.map(known -> "A " + known.id() + " pizza")
                .orElse(
                        ids.isEmpty()
                                ? "A plain cheese pizza"
                                : "A pizza with "
                                        + PizzaText.list(
                                                ids.stream()
                                                        .map(PizzaText::words)
                                                        .toList(),
                                                "and"));
    }

    /** The sizes of the menu, as they are spoken. */
    static List<String> sizes() {
        return Arrays.stream(Size.values()).map(Size::id).toList();
    }
}
