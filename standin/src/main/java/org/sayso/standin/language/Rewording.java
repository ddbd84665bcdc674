package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        particles(sample, wording).ifPresent(orders::add);
        boolean verbFirst = sample.size() > 1
                && sample.get(0).slot() == null
                && !wording.isSmall(sample.get(0).text());
        if (wording.verbsMayGoLast() && verbFirst) {
            List<Sample.Element> order = new ArrayList<>(sample.subList(1, sample.size()));
            order.add(sample.get(0));
            orders.add(order);
        }
        int last = sample.size() - 1;
        if (wording.verbsMayGoLast()
                && last > 1
                && isWord(sample, last)
                && isWord(sample, last - 1)
                && wording.isSeparable(
                        sample.get(last - 1).text(), sample.get(last).text())) {
            List<Sample.Element> order = new ArrayList<>(sample.subList(0, last));
            order.add(0, sample.get(last));
            orders.add(order);
        }
        return orders;
    }

    /** "Turn the {light} on" for "turn on the {light}", and the other way. */
    private static Optional<List<Sample.Element>> particles(List<Sample.Element> sample, Wording wording) {
        for (int at = 1; at < sample.size(); at++) {
            if (sample.get(at).slot() != null
                    || !wording.isParticle(sample.get(at).text())) {
                continue;
            }
            int after = at + 1;
            while (after < sample.size()
                    && isWord(sample, after)
                    && wording.isSmall(sample.get(after).text())) {
                after++;
            }
            if (after < sample.size() && !isWord(sample, after) && isVerb(sample, at - 1, wording)) {
                List<Sample.Element> order = new ArrayList<>(sample);
                order.add(after, order.remove(at));
                return Optional.of(order);
            }
            int before = at - 1;
            if (!isWord(sample, before)) {
                before--;
                while (before > 0
                        && isWord(sample, before)
                        && wording.isSmall(sample.get(before).text())) {
                    before--;
                }
                if (before >= 0 && isVerb(sample, before, wording)) {
                    List<Sample.Element> order = new ArrayList<>(sample);
                    order.add(before + 1, order.remove(at));
                    return Optional.of(order);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWord(List<Sample.Element> sample, int at) {
        return sample.get(at).slot() == null;
    }

    private static boolean isVerb(List<Sample.Element> sample, int at, Wording wording) {
        return isWord(sample, at) && !wording.isSmall(sample.get(at).text());
    }

    /** Whether a small word and a slot follow each other. */
    private static boolean isPlace(List<Sample.Element> sample, int at, Wording wording) {
        return sample.get(at).slot() == null
                && wording.isSmall(sample.get(at).text())
                && sample.get(at + 1).slot() != null;
    }
}
