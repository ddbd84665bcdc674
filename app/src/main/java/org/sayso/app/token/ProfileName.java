package org.sayso.app.token;

import org.sayso.token.IssuerProfile;

/** The issuer profiles by the names that the command line has for them. */
@SuppressWarnings("ImmutableEnumChecker") // IssuerProfile is immutable.
enum ProfileName {
    RFC_9068("rfc-9068", IssuerProfile.RFC_9068),
    EMBEDDED("embedded", IssuerProfile.EMBEDDED),
    AUTH0("auth0", IssuerProfile.AUTH0),
    AUTH0_RFC_9068("auth0-rfc-9068", IssuerProfile.AUTH0_RFC_9068),
    OKTA("okta", IssuerProfile.OKTA),
    KEYCLOAK("keycloak", IssuerProfile.KEYCLOAK);

    private final String word;
    private final IssuerProfile profile;

    ProfileName(String word, IssuerProfile profile) {
        this.word = word;
        this.profile = profile;
    }

    IssuerProfile profile() {
        return profile;
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return word;
    }
}
