package org.sayso.confirmation;

/**
 * Says which verified destinations codes may be sent to, such as numbers of certain countries only.
 *
 * <p>Asked before a challenge is opened; a refused destination is as good as none. Implementations MUST answer without
 * calling anybody, MUST NOT log addresses and MUST be thread-safe.
 */
@FunctionalInterface
public interface DestinationRule {

    /** Whether codes may be sent there. */
    boolean allows(Destination destination);
}
