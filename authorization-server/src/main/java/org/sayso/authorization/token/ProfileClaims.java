package org.sayso.authorization.token;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.settings.AttributeSettings;

/** What the scope {@code profile} tells about an account, named as in OpenID Connect Core section 5.1, and its roles. */
final class ProfileClaims {

    private ProfileClaims() {}

    static Map<String, Object> of(Account account) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("name", account.name());
        account.attribute(AttributeSettings.GIVEN_NAME).ifPresent(name -> claims.put("given_name", name));
        claims.put("roles", account.roles().stream().sorted().toList());
        return claims;
    }
}
