package org.sayso.benchmarks.interpret;

/** Counts verdicts. Not thread-safe. */
final class Tally {

    private int all;
    private int intents;
    private int slots;

    void add(boolean intent, boolean slot) {
        all++;
        intents += intent ? 1 : 0;
        slots += slot ? 1 : 0;
    }

    /** Three cells of a table: how many there are, the share of right intents, and of those with right slots as well. */
    String cells() {
        return "%d | %.1f %% | %.1f %%".formatted(all, percent(intents), percent(slots));
    }

    private double percent(int part) {
        return all == 0 ? 0 : 100.0 * part / all;
    }
}
