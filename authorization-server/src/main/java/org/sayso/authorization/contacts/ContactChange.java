package org.sayso.authorization.contacts;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for its time. Immutable.
 *
 * @param subject of the account
 * @param kind what changes
 * @param value the new address or number, proven; none to have none
 * @param begun when that was proven
 * @param told when the last of the contacts of now was told; empty if not all are, and one that cannot be may be among them
 * @param effective when it counts; as long as nobody was told, when it does at the latest
 */
public record ContactChange(
        String subject,
        ContactKind kind,
        @Nullable String value,
        Instant begun,
        Optional<Instant> told,
        Instant effective) {

    /** Names the kind only: numbers and addresses stay out of logs. */
    @Override
    public String toString() {
        return "ContactChange[" + kind + "]";
    }
}
