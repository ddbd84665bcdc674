package org.sayso.standin.protocol;

import java.util.Optional;

/** Why a session ended, as a SessionEndedRequest says it. */
public enum EndReason {
    USER_INITIATED,
    EXCEEDED_MAX_REPROMPTS,
    INVALID_RESPONSE,
    ENDPOINT_TIMEOUT;

    /** Whether it is a fault of the skill's. */
    public boolean ofTheSkill() {
        return errorType().isPresent();
    }

    String reason() {
        return errorType().isPresent() ? "ERROR" : name();
    }

    Optional<String> errorType() {
        return this == INVALID_RESPONSE || this == ENDPOINT_TIMEOUT ? Optional.of(name()) : Optional.empty();
    }
}
