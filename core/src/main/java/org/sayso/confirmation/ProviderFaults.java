package org.sayso.confirmation;

import java.io.IOException;

/** Says in the log that a provider of confirmations cannot be used now. */
final class ProviderFaults {

    private static final System.Logger LOG = System.getLogger(ConfirmationMethod.class.getName());

    private ProviderFaults() {}

    static void log(ConfirmationMethod method, IOException fault) {
        LOG.log(
                System.Logger.Level.WARNING,
                "The provider of {0} cannot be used now: {1}",
                method.name(),
                fault.getMessage());
    }

    static void log(ConfirmationMethod method, String reason) {
        LOG.log(System.Logger.Level.ERROR, "The provider of {0} refuses to begin: {1}", method.name(), reason);
    }
}
