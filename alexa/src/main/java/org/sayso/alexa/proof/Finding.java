package org.sayso.alexa.proof;

import java.util.function.Function;
import org.sayso.Inquiry;
import org.sayso.ProofRefusal;
import org.sayso.Question;

/**
 * What one numbered check found: a value to go on with, or the reason to stop.
 *
 * @param <T> what the check establishes
 */
sealed interface Finding<T> {

    /** The check passed. */
    record Passed<T>(String check, T value, String detail) implements Finding<T> {}

    /** The check failed, and so does the request. */
    record Failed<T>(String check, ProofRefusal reason, String detail) implements Finding<T> {}

    static <T> Finding<T> passed(String check, T value, String detail) {
        return new Passed<>(check, value, detail);
    }

    static <T> Finding<T> failed(String check, ProofRefusal reason, String detail) {
        return new Failed<>(check, reason, detail);
    }

    /** Notes the check on the walk. */
    default Finding<T> noted(Inquiry inquiry) {
        if (this instanceof Passed<T> passed) {
            inquiry.passed(Question.PROOF, passed.check(), passed.detail());
        } else if (this instanceof Failed<T> failed) {
            inquiry.refused(failed.check(), failed.reason(), failed.detail());
        }
        return this;
    }

    /** Makes the next check, unless this one failed. */
    default <R> Finding<R> then(Function<T, Finding<R>> next) {
        if (this instanceof Passed<T> passed) {
            return next.apply(passed.value());
        }
        Failed<T> failed = (Failed<T>) this;
        return failed(failed.check(), failed.reason(), failed.detail());
    }
}
