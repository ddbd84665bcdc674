package org.sayso.confirmation;

import java.time.Duration;

/** What came of having a provider begin. */
public sealed interface Started {

    /**
     * A code, or a question, is on its way.
     *
     * @param reference what {@link ProviderMethod#verify} and {@link ProviderMethod#poll} need, at most 1,000 characters
     */
    record Begun(String reference) implements Started {
        @Override
        public String toString() {
            return "Begun[hidden]";
        }
    }

    /** The provider wants a pause; {@code pause} is zero where it does not say how long. */
    record Throttled(Duration pause) implements Started {}

    /** The provider will not, such as for a user it does not know; the operator has to look. */
    record Failed(String reason) implements Started {}
}
