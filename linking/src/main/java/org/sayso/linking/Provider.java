package org.sayso.linking;

import java.util.Locale;

/** Who signs the users in. */
public enum Provider {
    /** Sayso's own authorization server. */
    EMBEDDED("Sayso's authorization server"),
    OKTA("Okta"),
    AUTH0("Auth0"),
    KEYCLOAK("Keycloak"),
    /** Login with Amazon. */
    AMAZON("Login with Amazon"),
    /** Any other OAuth 2.0 server; nothing is assumed about it. */
    GENERIC("the authorization server");

    private final String title;

    Provider(String title) {
        this.title = title;
    }

    /** The name for sentences. */
    public String title() {
        return title;
    }

    /** The word in the file, such as {@code auth0}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it gives a lasting refresh token only where the scope {@code offline_access} was asked for. */
    public boolean needsOfflineAccess() {
        return this == OKTA || this == AUTH0 || this == KEYCLOAK;
    }

    /** Whether it signs users in with OpenID Connect, as far as is known. */
    public boolean speaksOpenIdConnect() {
        return this == EMBEDDED || needsOfflineAccess();
    }
}
