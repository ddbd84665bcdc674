package org.sayso.standin.linking;

/**
 * What is odd about a token endpoint's answer that was taken all the same.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/requirements-account-linking.html">Requirements for
 *     account linking</a>
 */
enum LinkFinding {
    NO_REFRESH_TOKEN(
            "The token answer has no refresh_token: the link ends with the access token, and people have to link"
                    + " again"),
    NO_EXPIRES_IN("The token answer has no expires_in: Alexa refreshes by defaultTokenExpirationInSeconds, if that is"
            + " set, or not at all"),
    SHORT_LIFE("The access token lives less than 6 minutes, the least that Alexa asks for"),
    CONTENT_TYPE("The token answer is JSON, but its Content-Type is not application/json");

    private final String explanation;

    LinkFinding(String explanation) {
        this.explanation = explanation;
    }

    /** A sentence for a developer. */
    String explanation() {
        return explanation;
    }
}
