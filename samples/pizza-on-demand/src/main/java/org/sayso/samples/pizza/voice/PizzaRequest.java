package org.sayso.samples.pizza.voice;

import com.amazon.ask.model.Intent;
import com.amazon.ask.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.samples.pizza.order.Pizza;
import org.sayso.samples.pizza.order.PizzaText;
import org.sayso.samples.pizza.order.Size;
import org.sayso.samples.pizza.order.Topping;

/** What an {@code OrderPizzaIntent} asks for. */
sealed interface PizzaRequest {

    /** The menu has it. What was not said is the menu's default: medium, plain cheese. */
    record OnTheMenu(Pizza pizza) implements PizzaRequest {}

    /**
     * The menu does not have it.
     *
     * @param answer what to say about it, ending in what there is instead
     */
    record NotOnTheMenu(String answer) implements PizzaRequest {}

    static PizzaRequest of(Intent intent) {
        Map<String, Slot> slots = intent.getSlots() == null ? Map.of() : intent.getSlots();
        Optional<Heard> size = Heard.in(slots.get("size")).stream().findFirst();
        Optional<Size> known = size.flatMap(heard -> Size.find(heard.key()));
        if (size.isPresent() && known.isEmpty()) {
            return new NotOnTheMenu("I don't have the size " + size.get().quoted() + ". There is "
                    + PizzaText.list(Arrays.stream(Size.values()).map(Size::id).toList(), "and") + ".");
        }
        List<Topping> toppings = new ArrayList<>();
        for (Heard heard : Heard.in(slots.get("toppings"))) {
            Optional<Topping> topping = Topping.find(heard.key());
            if (topping.isEmpty()) {
                return new NotOnTheMenu("I don't have " + heard.quoted() + ". The toppings are "
                        + PizzaText.list(
                                Arrays.stream(Topping.values())
                                        .map(Topping::id)
                                        .map(PizzaText::words)
                                        .toList(),
                                "and")
                        + ".");
            }
            toppings.add(topping.get());
        }
        return new OnTheMenu(new Pizza(known.orElse(Pizza.DEFAULT_SIZE), toppings));
    }
}
