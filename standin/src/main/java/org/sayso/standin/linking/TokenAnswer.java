package org.sayso.standin.linking;

/** What the token endpoint answered. */
sealed interface TokenAnswer {

    record Granted(Tokens tokens) implements TokenAnswer {}

    /**
     * No tokens.
     *
     * @param error the server's OAuth 2.0 error code such as {@code invalid_grant}; empty if it gave none
     */
    record Refused(LinkFailure failure, String error) implements TokenAnswer {}
}
