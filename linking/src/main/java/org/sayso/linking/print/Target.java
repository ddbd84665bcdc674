package org.sayso.linking.print;

import java.util.Locale;

/** Whose form the settings are printed in. */
public enum Target {
    AMAZON,
    OKTA,
    AUTH0,
    KEYCLOAK,
    EMBEDDED;

    /** The word on the command line, such as {@code auth0}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
