package org.sayso.samples.pizza.order;

import java.math.BigDecimal;
import java.util.List;

/** Pizzas and prices in English, for ears and eyes alike. */
public final class PizzaText {

    private PizzaText() {}

    /** Such as {@code a large pizza with pepperoni and extra cheese}. */
    public static String describe(String size, List<String> toppings) {
        if (toppings.isEmpty()) {
            return "a " + words(size) + " plain cheese pizza";
        }
        return "a " + words(size) + " pizza with "
                + list(toppings.stream().map(PizzaText::words).toList(), "and");
    }

    /** Such as {@code $14.50}, which Alexa reads as dollars and cents; other currencies follow the amount. */
    public static String amount(BigDecimal price, String currency) {
        return currency.equals("USD") ? "$" + price.toPlainString() : price.toPlainString() + " " + currency;
    }

    /** Such as {@code bacon, onions and spinach}. */
    public static String list(List<String> words, String conjunction) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
    }

    /** An id of the menu as it is spoken. */
    public static String words(String id) {
        return id.replace('-', ' ');
    }
}
