package org.sayso.link;

import java.util.Objects;
import java.util.Optional;
import org.sayso.token.UserKey;

/**
 * For whose account a link acts, by which grant.
 *
 * @param account whose account
 * @param id what the issuer calls the grant; empty where its tokens do not say
 */
public record Grant(UserKey account, Optional<String> id) {

    public Grant {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return "Grant[" + account.issuer() + "]";
    }
}
