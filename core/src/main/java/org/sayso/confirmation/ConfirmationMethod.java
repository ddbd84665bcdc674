package org.sayso.confirmation;

/** A way of getting a person's say-so, and what it proves. Implementations MUST be thread-safe. */
public sealed interface ConfirmationMethod permits OwnCode, PhoneApproval, PlatformPin, ProviderMethod {

    /** Its name in settings, policies and the audit trail: lower-case letters, digits and hyphens, at most 40. */
    String name();

    /** What it proves and costs. */
    MethodTraits traits();
}
