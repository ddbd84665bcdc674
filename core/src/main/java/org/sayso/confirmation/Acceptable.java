package org.sayso.confirmation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which methods will do for a transaction.
 *
 * @param methods names of methods, one of which it must be; empty for any
 * @param elements what the method must prove, all of them
 * @param transactionShown whether the owner must see the transaction apart from the loudspeaker
 * @param fresh where present, a confirmation of the same account, session and type of transaction that is no older will do
 *     too, once, for no greater amount: at most 10 minutes; not together with {@code transactionShown}
 */
public record Acceptable(
        Set<String> methods, Set<Element> elements, boolean transactionShown, Optional<Duration> fresh) {

    private static final Duration LONGEST_FRESH = Duration.ofMinutes(10);

    public Acceptable {
        methods = Set.copyOf(methods);
        elements = Set.copyOf(elements);
        if (fresh.filter(age -> age.isNegative() || age.isZero() || age.compareTo(LONGEST_FRESH) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("fresh must be above zero and at most 10 minutes");
        }
        if (fresh.isPresent() && transactionShown) {
            throw new IllegalArgumentException(
                    "fresh and transactionShown exclude each other: what a fresh confirmation covers was shown to nobody");
        }
    }

    /** Any method that is configured. */
    public static Acceptable any() {
        return new Acceptable(Set.of(), Set.of(), false, Optional.empty());
    }

    /** One of these methods. */
    public static Acceptable methods(String first, String... others) {
        Set<String> names = new HashSet<>(Set.of(others));
        names.add(first);
        return new Acceptable(names, Set.of(), false, Optional.empty());
    }

    /** A method that proves these elements; two of them are strong customer authentication. */
    public static Acceptable proving(Element first, Element... others) {
        Set<Element> elements = new HashSet<>(Set.of(others));
        elements.add(first);
        return new Acceptable(Set.of(), elements, false, Optional.empty());
    }

    /** The same, but the owner must see the transaction apart from the loudspeaker. */
    public Acceptable withTransactionShown() {
        return new Acceptable(methods, elements, true, fresh);
    }

    /** The same, or a confirmation in the same session that is no older. */
    public Acceptable orFresh(Duration age) {
        return new Acceptable(methods, elements, transactionShown, Optional.of(age));
    }

    /** Whether this method will do. */
    boolean accepts(ConfirmationMethod method) {
        return (methods.isEmpty() || methods.contains(method.name()))
                && method.traits().elements().containsAll(elements)
                && (!transactionShown || method.traits().showsTransaction());
    }
}
