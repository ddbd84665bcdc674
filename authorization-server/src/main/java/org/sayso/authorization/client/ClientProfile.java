package org.sayso.authorization.client;

import java.util.List;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** What Sayso keeps with a registered client beside Spring's own settings. */
public final class ClientProfile {

    private static final String AUDIENCE = "settings.client.sayso.audience";
    private static final String HS256 = "settings.client.sayso.insecure-hs256";

    private ClientProfile() {}

    static ClientSettings.Builder settings(String audience, boolean insecureHs256) {
        return ClientSettings.builder().setting(AUDIENCE, audience).setting(HS256, insecureHs256);
    }

    /** The audience of this client's access tokens. */
    public static List<String> audience(RegisteredClient client) {
        String audience = client.getClientSettings().getSetting(AUDIENCE);
        return audience == null ? List.of() : List.of(audience);
    }

    /** Whether this client's access tokens are signed with the shared secret. */
    public static boolean insecureHs256(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().<Boolean>getSetting(HS256));
    }
}
