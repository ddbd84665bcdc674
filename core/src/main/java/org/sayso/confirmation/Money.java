package org.sayso.confirmation;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount never negative
 * @param currency an ISO 4217 code, such as {@code USD}
 */
public record Money(BigDecimal amount, String currency) {

    private static final int MAX_CHARACTERS = 30;

    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("an amount of money must not be negative");
        }
        Currency.getInstance(currency);
    }

    /**
     * Reads an amount as transactions carry it.
     *
     * @param amount decimal digits with at most one full stop, such as {@code 14.50}
     * @throws IllegalArgumentException where it is written in another way, or the currency is unknown
     */
    public static Money of(String amount, String currency) {
        if (amount.length() > MAX_CHARACTERS || !amount.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("an amount is written as a decimal string, such as 14.50");
        }
        return new Money(new BigDecimal(amount), currency);
    }

    /** Reads {@code 20.00 USD}. */
    public static Money parse(String text) {
        String[] parts = text.strip().split(" +", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("an amount of money is written as an amount and a currency: 20.00 USD");
        }
        return of(parts[0], parts[1]);
    }

    /** Whether it is more than the other; where the currencies differ nobody can tell, and it counts as more. */
    public boolean exceeds(Money other) {
        return !currency.equals(other.currency) || amount.compareTo(other.amount) > 0;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
