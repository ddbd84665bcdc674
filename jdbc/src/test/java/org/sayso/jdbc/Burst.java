package org.sayso.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.sayso.confirmation.Answer;

/**
 * What came of right answers by the threads of one process.
 *
 * @param first how many confirmed
 * @param already how many heard that it was confirmed
 */
record Burst(int first, int already, List<String> others) {

    /** Answers on many threads, each at {@code startMillis} of the system's clock, which processes have in common. */
    static Burst at(long startMillis, Desk desk, String code, int threads) throws Exception {
        int first = 0;
        int already = 0;
        List<String> others = new ArrayList<>();
        for (Object answer : Together.run(threads, () -> {
            Thread.sleep(Math.max(0, startMillis - System.currentTimeMillis()));
            try {
                return desk.answer(Orders.ANN, code);
            } catch (RuntimeException e) {
                return e;
            }
        })) {
            if (!(answer instanceof Answer.Confirmed confirmed)) {
                others.add(answer.toString().lines().findFirst().orElse(""));
            } else if (confirmed.already()) {
                already++;
            } else {
                first++;
            }
        }
        return new Burst(first, already, others);
    }
}
