package org.sayso.samples.pizza.voice;

import com.amazon.ask.model.Intent;
import com.amazon.ask.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.samples.pizza.order.PizzaText;
import org.sayso.samples.pizza.order.Size;
import org.sayso.samples.pizza.order.Topping;

/** What one intent says about a pizza. */
sealed interface PizzaRequest {

    /** What the intent says and the menu has. */
    PizzaSoFar said();

    /** The menu has all of it. */
    record OnTheMenu(PizzaSoFar said) implements PizzaRequest {}

    /**
     * The menu does not have all of it.
     *
     * @param said the part that the menu has
     * @param answer what to say about the other part, ending in what there is instead
     * @param question what to ask then
     */
    record NotOnTheMenu(PizzaSoFar said, String answer, String question) implements PizzaRequest {}

    static PizzaRequest of(Intent intent) {
        Map<String, Slot> slots = intent.getSlots() == null ? Map.of() : intent.getSlots();
        Optional<Heard> size = Heard.in(slots.get("size")).stream().findFirst();
        Optional<Size> known = size.flatMap(heard -> Size.find(heard.key()));
        List<Topping> toppings = new ArrayList<>();
        Optional<Heard> strange = Optional.empty();
        for (Heard heard : Heard.in(slots.get("toppings"))) {
            Topping.find(heard.key()).ifPresent(toppings::add);
            if (strange.isEmpty() && Topping.find(heard.key()).isEmpty()) {
                strange = Optional.of(heard);
            }
        }
        PizzaSoFar said = new PizzaSoFar(
                known, toppings.isEmpty() || strange.isPresent() ? Optional.empty() : Optional.of(toppings));
        if (size.isPresent() && known.isEmpty()) {
            return new NotOnTheMenu(
                    said,
                    "I don't have the size " + size.get().quoted() + ". There is "
                            + PizzaText.list(PizzaSoFar.sizes(), "and") + ".",
                    Speech.WHICH_SIZE);
        }
        return strange.<PizzaRequest>map(heard -> new NotOnTheMenu(
                        said,
                        "I don't have " + heard.quoted() + ". The toppings are " + menu() + ".",
                        Speech.WHICH_TOPPINGS))
                .orElseGet(() -> new OnTheMenu(said));
    }

    private static String menu() {
        return PizzaText.list(
                Arrays.stream(Topping.values())
                        .map(Topping::id)
                        .map(PizzaText::words)
                        .toList(),
                "and");
    }
}
