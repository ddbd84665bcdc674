package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;

/** Other orders of a sample's words that say the same: "to {b} from {a}" for "from {a} to {b}", verbs that go last. */
final class Rewording {

    private static final int MOST = 3;

    private Rewording() {}

    static List<List<Sample.Element>> of(List<Sample.Element> sample, Wording wording) {
        List<List<Sample.Element>> orders = new ArrayList<>();
        for (int first = 1; first < sample.size() && orders.size() < MOST; first++) {
            int second = first + 2;
            if (isPlace(sample, first - 1, wording)
                    && second < sample.size()
                    && isPlace(sample, second - 1, wording)
                    && !sample.get(first - 1)
                            .text()
                            .equals(sample.get(second - 1).text())) {
                List<Sample.Element> order = new ArrayList<>(sample.subList(0, first - 1));
                order.addAll(sample.subList(second - 1, second + 1));
                order.addAll(sample.subList(first - 1, first + 1));
                order.addAll(sample.subList(second + 1, sample.size()));
                orders.add(order);
            }
        }
        boolean verbFirst = sample.size() > 1
                && sample.get(0).slot() == null
                && !wording.isSmall(sample.get(0).text());
        if (wording.verbsMayGoLast() && verbFirst) {
            List<Sample.Element> order = new ArrayList<>(sample.subList(1, sample.size()));
            order.add(sample.get(0));
            orders.add(order);
        }
        return orders;
    }

    /** Whether a small word and a slot follow each other. */
    private static boolean isPlace(List<Sample.Element> sample, int at, Wording wording) {
        return sample.get(at).slot() == null
                && wording.isSmall(sample.get(at).text())
                && sample.get(at + 1).slot() != null;
    }
}
