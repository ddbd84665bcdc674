package org.sayso.standin.linking;

/** What the token endpoint answered. */
sealed interface TokenAnswer {

    /**
     * New tokens.
     *
     * @param owner whose account they are for; empty if the server does not say
     */
    record Granted(Tokens tokens, String owner) implements TokenAnswer {}

    /**
     * No tokens.
     *
     * @param error the server's OAuth 2.0 error code such as {@code invalid_grant}; empty if it gave none
     */
    record Refused(LinkFailure failure, String error) implements TokenAnswer {}
}
