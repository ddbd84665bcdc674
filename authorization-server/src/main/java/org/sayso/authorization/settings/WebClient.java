package org.sayso.authorization.settings;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A web site of ours where people sign in with OpenID Connect: {@code sayso.authorization.web-clients.<name>.*}. Immutable.
 *
 * <p>It uses the authorization code with PKCE and the scopes {@code openid profile}; no consent is asked, it is ours.
 *
 * @param clientId required
 * @param clientSecret required, at least 16 characters
 * @param redirectUris at least one exact address
 * @param postLogoutRedirectUris exact addresses where people may land after signing out
 */
public record WebClient(
        String clientId,
        Secret clientSecret,
        @DefaultValue List<String> redirectUris,
        @DefaultValue List<String> postLogoutRedirectUris) {

    /** Refuses what cannot work. */
    public WebClient {
        Rules.clientId(clientId, "web-clients.<name>");
        clientSecret = Rules.clientSecret(clientSecret, "web-clients.<name>");
        if (redirectUris.isEmpty()) {
            throw new InvalidSettingException(
                    "sayso.authorization.web-clients.<name>.redirect-uris is empty for " + clientId,
                    "Set the address the site takes the code at, such as https://site.example.com/login/oauth2/code/accounts");
        }
        redirectUris.forEach(uri -> Rules.redirect(uri, "web-clients.<name>.redirect-uris"));
        postLogoutRedirectUris.forEach(uri -> Rules.redirect(uri, "web-clients.<name>.post-logout-redirect-uris"));
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }
}
