package org.sayso.samples.color;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Favorite Color.
 *
 * @param accountsUrl base URL of the authorization server, which is also its issuer identifier; no slash at the end
 * @param auth0Users the value of {@code sub} of the Auth0 user that may confirm for an account, by the account's own
 * @param oktaUsers the id of the Okta user that may confirm for an account ({@code 00u...}), by the account's {@code sub}
 */
@ConfigurationProperties("favorite-color")
record FavoriteColorProperties(
        @DefaultValue("http://localhost:8081") URI accountsUrl,
        @DefaultValue Map<String, String> auth0Users,
        @DefaultValue Map<String, String> oktaUsers) {

    FavoriteColorProperties {
        auth0Users = Map.copyOf(auth0Users);
        oktaUsers = Map.copyOf(oktaUsers);
    }
}
