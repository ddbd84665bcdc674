package org.sayso.catalogue;

import java.util.Optional;
import org.sayso.CallerRefusal;

/**
 * One token and how it must be judged.
 *
 * @param id unique and stable, such as {@code algorithm/none}
 * @param what what is particular about it
 * @param refusal the exact reason for which it must be refused; empty where it must be accepted
 * @param rule the standard that forbids the token or tells its receiver to refuse it, or that has it accepted; empty where
 *     only this project's own policy says so
 * @param setup how the check is configured
 * @param token the token's text
 */
public record TokenCase(
        String id, String what, Optional<CallerRefusal> refusal, String rule, Setup setup, String token) {

    /** Whether the token must be accepted. */
    public boolean good() {
        return refusal.isEmpty();
    }

    /** Whether no standard asks for the verdict. */
    public boolean housePolicy() {
        return rule.isEmpty();
    }

    @Override
    public String toString() {
        return id + ": " + what;
    }
}
