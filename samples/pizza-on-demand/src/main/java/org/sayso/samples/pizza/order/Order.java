package org.sayso.samples.pizza.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.sayso.token.UserKey;

/**
 * An order as the database holds it.
 *
 * <p>Size and toppings are the stored texts and not the menu's constants, so that a row somebody changed is still read as
 * it is, and no longer matches what was agreed to.
 *
 * @param id the number people hear and see
 * @param owner the account it was ordered from
 * @param size the size's id
 * @param toppings the toppings' ids
 * @param price in {@code currency}
 * @param currency ISO 4217
 * @param replacedBy the order that took the place of this one, which is cancelled then
 */
public record Order(
        long id,
        UserKey owner,
        String size,
        List<String> toppings,
        BigDecimal price,
        String currency,
        OrderStatus status,
        OptionalLong replacedBy,
        Instant createdAt,
        Instant changedAt) {

    /** The pizza in words, such as {@code a large pizza with pepperoni}. */
    public String pizza() {
        return PizzaText.describe(size, toppings);
    }

    /** Where the order stands, such as {@code Pending} or {@code Replaced by order 4}. */
    public String statusText() {
        return switch (status) {
            case PENDING -> "Pending";
            case CONFIRMED -> "Confirmed";
            case CANCELLED -> replacedBy.isPresent() ? "Replaced by order " + replacedBy.getAsLong() : "Cancelled";
        };
    }

    /** The price as people of the United States write it, such as {@code $14.50}. */
    public String priceText() {
        return PizzaText.amount(price, currency);
    }
}
