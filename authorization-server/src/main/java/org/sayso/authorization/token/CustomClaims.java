package org.sayso.authorization.token;

import java.util.Map;
import java.util.TreeMap;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.client.ClientProfile;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Claims of our own: of a skill's choice, from the account as it is now; what the account does not have is left out. */
public final class CustomClaims {

    /** The claim that names the link a token comes from, so that a service can have exactly that one ended. */
    public static final String LINK = "link";

    private CustomClaims() {}

    /** By name, for the access tokens of this client. */
    public static Map<String, String> of(RegisteredClient client, Account account) {
        Map<String, String> claims = new TreeMap<>();
        ClientProfile.tokenClaims(client)
                .forEach((claim, attribute) ->
                        account.attribute(attribute).ifPresent(value -> claims.put(claim, value)));
        return claims;
    }
}
