package org.sayso.authorization.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.authorization.profile.AlexaProfile;
import org.sayso.authorization.profile.Audience;
import org.sayso.authorization.settings.LateReuse;
import org.sayso.authorization.settings.RefreshTokenRotation;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** What Sayso keeps with a registered client beside Spring's own settings. */
public final class ClientProfile {

    private static final String TOKEN_CLAIMS = "settings.client.sayso.token-claims";
    private static final String INTROSPECTS_FOR = "settings.client.sayso.introspects-for";
    private static final String HS256 = "settings.client.sayso.insecure-hs256";

    private static final String REFRESH_POLICY = "settings.client.sayso.refresh-policy";

    private ClientProfile() {}

    static ClientSettings.Builder settings(String audience, boolean insecureHs256) {
        return Audience.keep(ClientSettings.builder(), audience).setting(HS256, insecureHs256);
    }

    /** Of a skill: its access tokens also carry attributes of the account. */
    static ClientSettings.Builder settings(
            AlexaProfile alexa, boolean insecureHs256, Map<String, String> tokenClaims, RefreshPolicy refreshPolicy) {
        return alexa.clientSettings(settings(alexa.audience(), insecureHs256))
                .setting(TOKEN_CLAIMS, tokenClaims)
                .setting(REFRESH_POLICY, refreshPolicy);
    }

    /** Of a device. */
    static ClientSettings.Builder settings(String audience, RefreshPolicy refreshPolicy) {
        return settings(audience, false).setting(REFRESH_POLICY, refreshPolicy);
    }

    /** Of a resource server: it gets no tokens, it asks about those of its audience. */
    static ClientSettings.Builder introspecting(String audience) {
        return ClientSettings.builder().setting(INTROSPECTS_FOR, audience);
    }

    /** Of a client whose access tokens are good for this server only. */
    public static ClientSettings forThisServer(String issuer) {
        return settings(issuer, false).build();
    }

    /** The audience of this client's access tokens. */
    public static List<String> audience(RegisteredClient client) {
        return Audience.of(client).map(List::of).orElse(List.of());
    }

    /** The attributes of the account that this client's access tokens tell, by the name of the claim. */
    public static Map<String, String> tokenClaims(RegisteredClient client) {
        Map<String, String> claims = client.getClientSettings().getSetting(TOKEN_CLAIMS);
        return claims == null ? Map.of() : claims;
    }

    /** The audience whose access tokens this client may ask about; empty if it may not ask. */
    public static Optional<String> introspectsFor(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().getSetting(INTROSPECTS_FOR));
    }

    /** How this client's links live on; what is not settled follows Spring's settings. */
    public static RefreshPolicy refreshPolicy(RegisteredClient client) {
        RefreshPolicy policy = client.getClientSettings().getSetting(REFRESH_POLICY);
        TokenSettings tokens = client.getTokenSettings();
        return policy != null
                ? policy
                : new RefreshPolicy(
                        tokens.getRefreshTokenTimeToLive(),
                        Optional.empty(),
                        tokens.isReuseRefreshTokens() ? RefreshTokenRotation.NONE : RefreshTokenRotation.SUCCESSOR,
                        LateReuse.SERVE);
    }

    /** Whether this client's access tokens are signed with the shared secret. */
    public static boolean insecureHs256(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().<Boolean>getSetting(HS256));
    }
}
