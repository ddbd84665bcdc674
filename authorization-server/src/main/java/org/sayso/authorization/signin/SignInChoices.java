package org.sayso.authorization.signin;

import java.util.List;

/**
 * What the sign-in page offers. Immutable.
 *
 * @param passwords whether there are accounts with a password
 * @param elsewhere the providers people may sign in at
 */
public record SignInChoices(boolean passwords, List<Elsewhere> elsewhere) {

    /**
     * A provider.
     *
     * @param path where sign-in begins
     * @param label what it is called
     */
    public record Elsewhere(String path, String label) {}

    /** Copies the providers. */
    public SignInChoices {
        elsewhere = List.copyOf(elsewhere);
    }
}
