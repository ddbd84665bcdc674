package org.sayso.samples.pizza.order;

import java.math.BigDecimal;
import java.util.List;

/**
 * A pizza from the menu.
 *
 * @param size how large
 * @param toppings each at most once, in the order of the menu; empty is plain cheese
 */
public record Pizza(Size size, List<Topping> toppings) {

    /** What somebody gets who only asks for a pizza. */
    public static final Size DEFAULT_SIZE = Size.MEDIUM;

    /** All prices are in this currency (ISO 4217). */
    public static final String CURRENCY = "USD";

    private static final BigDecimal PER_TOPPING = new BigDecimal("1.50");

    public Pizza {
        toppings = toppings.stream().distinct().sorted().toList();
    }

    /** The price in {@link #CURRENCY}, with two decimals. */
    public BigDecimal price() {
        return size.price().add(PER_TOPPING.multiply(BigDecimal.valueOf(toppings.size())));
    }
}
