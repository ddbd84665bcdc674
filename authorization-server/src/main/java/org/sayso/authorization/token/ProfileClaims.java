package org.sayso.authorization.token;

import java.util.List;
import java.util.Map;
import org.sayso.authorization.account.Account;

/** What the scope {@code profile} tells about an account. */
final class ProfileClaims {

    private ProfileClaims() {}

    static Map<String, Object> of(Account account) {
        List<String> roles = account.roles().stream().sorted().toList();
        return Map.of("name", account.name(), "roles", roles);
    }
}
