package org.sayso.alexa.proof;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.sayso.Deadline;

/**
 * One delivery of a request id: the first one answers, the others get its answer.
 *
 * <p>Held in this process's memory, so a courtesy to Alexa and not a guard: effects must not rely on it. Thread-safe.
 */
public final class Repetition {

    private final Repetitions.Entry entry;
    private final boolean first;
    private final Repetitions answers;

    Repetition(Repetitions answers, Repetitions.Entry entry, boolean first) {
        this.answers = answers;
        this.entry = entry;
        this.first = first;
    }

    /** Whether no delivery of this request came before. */
    public boolean first() {
        return first;
    }

    /**
     * The answer to this request: by the handler where this is the first delivery, otherwise the first delivery's answer,
     * waited for until the deadline. Call it once.
     *
     * @param handler makes the answer; if it throws, the request counts as never seen
     * @return empty where the first delivery has no answer by the deadline
     */
    public Optional<byte[]> answer(Supplier<byte[]> handler, Deadline deadline) {
        return first ? Optional.of(answers.keep(entry, handler)) : firstAnswer(deadline);
    }

    private Optional<byte[]> firstAnswer(Deadline deadline) {
        try {
            return Optional.of(entry.answer().get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException none) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
