package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Says before each step what is about to happen, one line on standard output: {@code ~thread word about}. What was said
 * before a kill can be read after it. At the one step that it was told to, it says so and waits to be killed.
 */
final class Steps {

    /** Says nothing. */
    static final Steps SILENT = new Steps(Step.DONE, 0, false);

    private static final long LONGER_THAN_A_KILL_TAKES = 10_000_000_000L;

    private final Step target;
    private final AtomicInteger before;
    private final boolean aloud;

    /** To stop when {@code target} comes for the {@code times}th time; DONE never stops. */
    Steps(Step target, int times) {
        this(target, times, true);
    }

    private Steps(Step target, int times, boolean aloud) {
        this.aloud = aloud;
        this.target = target;
        before = new AtomicInteger(times);
    }

    void before(Step step) {
        if (aloud) {
            say(step.name(), "-");
        }
        if (step == target && step != Step.DONE && before.decrementAndGet() == 0) {
            say("stopped", step.name());
            LockSupport.parkNanos(LONGER_THAN_A_KILL_TAKES);
        }
    }

    /** Something that the user, or the machine on the other side, was told. */
    static void say(String word, String about) {
        byte[] line = ("~" + Thread.currentThread().getName() + " " + word + " " + about + "\n").getBytes(UTF_8);
        synchronized (System.out) {
            // One write, so that a kill leaves the whole line or nothing.
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
    }
}
