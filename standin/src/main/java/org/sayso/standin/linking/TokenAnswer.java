package org.sayso.standin.linking;

import java.util.List;

/** What the token endpoint answered. */
sealed interface TokenAnswer {

    /**
     * New tokens.
     *
     * @param owner whose account they are for; empty if the server does not say
     * @param findings what is odd about the answer
     */
    record Granted(Tokens tokens, String owner, List<LinkFinding> findings) implements TokenAnswer {

        public Granted {
            findings = List.copyOf(findings);
        }
    }

    /**
     * No tokens.
     *
     * @param error the server's OAuth 2.0 error code such as {@code invalid_grant}; empty if it gave none
     */
    record Refused(LinkFailure failure, String error) implements TokenAnswer {}
}
