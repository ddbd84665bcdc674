package org.sayso.authorization.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for its time. Immutable.
 *
 * @param subject of the account
 * @param kind what changes
 * @param value the new address or number, proven; none to have none
 * @param begun when that was proven
 * @param effective when it counts
 */
public record ContactChange(
        String subject, ContactKind kind, @Nullable String value, Instant begun, Instant effective) {

    /** Names the kind only: numbers and addresses stay out of logs. */
    @Override
    public String toString() {
        return "ContactChange[" + kind + "]";
    }
}
