package org.sayso.samples.pizza.order;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A size on the menu, with the price in US dollars of a plain cheese pizza of that size. */
public enum Size {
    SMALL("8.00"),
    MEDIUM("10.50"),
    LARGE("13.00"),
    JUMBO("16.50");

    private final BigDecimal price;

    Size(String price) {
        this.price = new BigDecimal(price);
    }

    /** The id in the interaction model's {@code PIZZA_SIZE}, which is also how it is spoken. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    BigDecimal price() {
        return price;
    }

    /** The size with this id; empty where the menu has none. */
    public static Optional<Size> find(String id) {
        return Arrays.stream(values()).filter(size -> size.id().equals(id)).findFirst();
    }
}
