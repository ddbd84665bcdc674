package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods of confirmation will do for a type of transaction, by amount and payee. All rules that apply must be met.
 *
 * @param usually what holds for every transaction of the type
 * @param above what holds in addition above an amount
 * @param newPayee what holds in addition where the payee is new to the account
 */
public record ConfirmationPolicy(Acceptable usually, List<Above> above, Optional<Acceptable> newPayee) {

    /**
     * What holds above an amount. A transaction in another currency counts as above it, and so does one that names no
     * amount.
     */
    public record Above(Money limit, Acceptable acceptable) {}

    public ConfirmationPolicy {
        above = List.copyOf(above);
    }

    /** Any configured method will do. */
    public static ConfirmationPolicy any() {
        return of(Acceptable.any());
    }

    /** The same for every amount and payee. */
    public static ConfirmationPolicy of(Acceptable usually) {
        return new ConfirmationPolicy(usually, List.of(), Optional.empty());
    }

    /** The same, and above this amount that as well. */
    public ConfirmationPolicy above(Money limit, Acceptable acceptable) {
        List<Above> more = new ArrayList<>(above);
        more.add(new Above(limit, acceptable));
        return new ConfirmationPolicy(usually, more, newPayee);
    }

    /** The same, and for a payee that is new to the account that as well. */
    public ConfirmationPolicy newPayee(Acceptable acceptable) {
        return new ConfirmationPolicy(usually, above, Optional.of(acceptable));
    }

    /** The rules that apply to a transaction. */
    List<Acceptable> applying(Transaction transaction, boolean payeeIsNew) {
        Optional<Money> amount = transaction.amount();
        return Stream.of(
                        Stream.of(usually),
                        above.stream()
                                .filter(rule -> amount.map(money -> money.exceeds(rule.limit()))
                                        .orElse(true))
                                .map(Above::acceptable),
                        newPayee.stream().filter(rule -> payeeIsNew))
                .flatMap(rules -> rules)
                .toList();
    }

    /** All rules: what applies to a transaction above every limit to a new payee. */
    List<Acceptable> all() {
        return Stream.of(Stream.of(usually), above.stream().map(Above::acceptable), newPayee.stream())
                .flatMap(rules -> rules)
                .toList();
    }

    /** Names of methods that some rule asks for, to see whether they exist. */
    Set<String> methods() {
        return all().stream().flatMap(rule -> rule.methods().stream()).collect(Collectors.toSet());
    }
}
