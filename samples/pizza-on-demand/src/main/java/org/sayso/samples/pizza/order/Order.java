package org.sayso.samples.pizza.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
 */
public record Order(
        long id,
        UserKey owner,
        String size,
        List<String> toppings,
        BigDecimal price,
        String currency,
        OrderStatus status,
        Instant createdAt,
        Instant changedAt) {

    /** The pizza in words, such as {@code a large pizza with pepperoni}. */
    public String pizza() {
        return PizzaText.describe(size, toppings);
    }

    /** The price as people of the United States write it, such as {@code $14.50}. */
    public String priceText() {
        return PizzaText.amount(price, currency);
    }
}
