package org.sayso.authorization.settings;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A service of ours that asks this server for something in its own name (client credentials):
 * {@code sayso.authorization.backend-clients.<name>.*}. Immutable.
 *
 * @param clientId required
 * @param clientSecret required, at least 16 characters
 * @param scopes at least one, such as {@code accounts.contact}, {@code accounts.profile} or {@code accounts.links}
 */
public record BackendClient(
        String clientId, Secret clientSecret, @DefaultValue List<String> scopes) {

    /** Refuses what cannot work. */
    public BackendClient {
        Rules.clientId(clientId, "backend-clients.<name>");
        clientSecret = Rules.clientSecret(clientSecret, "backend-clients.<name>");
        scopes = Rules.scopes(scopes, "backend-clients.<name>");
        AdminSettings.refuseScope(scopes, "backend-clients.<name>");
    }
}
