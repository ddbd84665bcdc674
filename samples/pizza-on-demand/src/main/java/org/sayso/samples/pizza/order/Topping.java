package org.sayso.samples.pizza.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A topping on the menu. Each costs the same. */
public enum Topping {
    PEPPERONI,
    MUSHROOMS,
    ONIONS,
    SAUSAGE,
    BACON,
    EXTRA_CHEESE,
    BLACK_OLIVES,
    GREEN_PEPPERS,
    PINEAPPLE,
    SPINACH,
    CHICKEN;

    /** The id in the interaction model's {@code PIZZA_TOPPINGS}, such as {@code extra-cheese}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The topping with this id; empty where the menu has none. */
    public static Optional<Topping> find(String id) {
        return Arrays.stream(values())
                .filter(topping -> topping.id().equals(id))
                .findFirst();
    }
}
