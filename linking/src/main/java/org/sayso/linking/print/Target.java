package org.sayso.linking.print;

/** Whose form the settings are printed in. */
public enum Target {
    AMAZON,
    OKTA,
    AUTH0,
    KEYCLOAK,
    EMBEDDED
}
