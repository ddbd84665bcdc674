package org.sayso.authorization.profile;

import java.net.URI;
import java.time.Duration;
import org.sayso.authorization.settings.AlexaAddresses;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.SkillClient;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * What a client of Spring's authorization server must be so that Alexa can link to it and stay linked. Immutable; what cannot
 * work is refused.
 *
 * <p>As a bean of an application with Spring's authorization server, or as {@code sayso.alexa-profile.*}, it applies to the client
 * with this id, wherever that is registered. Our own server uses it for each skill.
 *
 * @param clientId required; of the client that Alexa is
 * @param vendorId required; the developer's vendor id, last part of Alexa's redirect addresses
 * @param audience required; identifier of the skill's API, {@code aud} of the access tokens, and all that {@code audience} and
 *     {@code resource} may name
 * @param amazonComRedirect default false; whether {@code alexa.amazon.com} is a redirect address, too
 * @param accessTokenLife default 1 h, at least 360 s (Amazon's minimum)
 * @param refreshTokenLife default 365 d, longer than the access token's
 * @param requirePkce default false; Alexa sends a challenge only when that is switched on for the skill. Once one was sent, the
 *     verifier is mandatory either way
 */
public record AlexaProfile(
        String clientId,
        String vendorId,
        String audience,
        boolean amazonComRedirect,
        @DefaultValue("1h") Duration accessTokenLife,
        @DefaultValue("365d") Duration refreshTokenLife,
        boolean requirePkce) {

    /** Where its settings are. */
    static final String PREFIX = "sayso.alexa-profile";

    /** Refuses what cannot work. */
    public AlexaProfile {
        required(clientId, "client-id", "Set the id of the client that Alexa is.");
        required(audience, "audience", "Set the identifier of the API the access tokens are for.");
        required(
                vendorId,
                "vendor-id",
                "Set the last part of the redirect addresses in the skill's account-linking form, such as M1A2B3C4D5E6F7.");
        checkLives("The Alexa profile of " + clientId, accessTokenLife, refreshTokenLife);
    }

    /** With the defaults. */
    public static AlexaProfile of(String clientId, String vendorId, String audience) {
        return new AlexaProfile(clientId, vendorId, audience, false, Duration.ofHours(1), Duration.ofDays(365), false);
    }

    /** The same client with this profile: addresses and methods are added, lives and grants set; the rest stays. */
    public RegisteredClient applyTo(RegisteredClient client) {
        return addTo(RegisteredClient.from(client))
                .clientSettings(clientSettings(ClientSettings.withSettings(
                                client.getClientSettings().getSettings()))
                        .build())
                .tokenSettings(tokenSettings(TokenSettings.withSettings(
                                client.getTokenSettings().getSettings()))
                        .build())
                .build();
    }

    /** Grants, client authentication and redirect addresses. */
    public RegisteredClient.Builder addTo(RegisteredClient.Builder client) {
        return client.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> AlexaAddresses.of(vendorId, amazonComRedirect).stream()
                        .map(URI::toString)
                        .forEach(uris::add));
    }

    /** PKCE and audience. */
    public ClientSettings.Builder clientSettings(ClientSettings.Builder settings) {
        return Audience.keep(settings, audience).requireProofKey(requirePkce);
    }

    /** How long tokens live, that they are JSON Web Tokens, and that a refresh keeps the refresh token. */
    public TokenSettings.Builder tokenSettings(TokenSettings.Builder settings) {
        return settings.accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                .accessTokenTimeToLive(accessTokenLife)
                .refreshTokenTimeToLive(refreshTokenLife)
                .reuseRefreshTokens(true);
    }

    /**
     * Refuses a client that Alexa cannot link to in all regions, or whose links die; for clients that are made by hand.
     *
     * @param amazonVendorId the developer's vendor id
     * @throws InvalidSettingException which names the fault and the fix
     */
    public static void check(RegisteredClient client, String amazonVendorId) {
        String name = "The client " + client.getClientId();
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.AUTHORIZATION_CODE)) {
            throw new InvalidSettingException(name + " may not redeem codes", "Add the grant type authorization_code.");
        }
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN)) {
            throw new InvalidSettingException(
                    name + " gets no refresh token, and its links die with their first access token",
                    "Add the grant type refresh_token.");
        }
        if (client.getClientSecret() == null || client.getClientSecret().isBlank()) {
            throw new InvalidSettingException(
                    name + " has no secret: Spring gives such clients no refresh token", "Set its client secret.");
        }
        if (client.getClientAuthenticationMethods().stream()
                .noneMatch(method -> method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        || method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST))) {
            throw new InvalidSettingException(
                    name + " cannot authenticate as Alexa does",
                    "Add the methods client_secret_basic and client_secret_post.");
        }
        for (URI address : AlexaAddresses.of(amazonVendorId, false)) {
            if (!client.getRedirectUris().contains(address.toString())) {
                throw new InvalidSettingException(
                        name + " cannot be linked in all regions", "Add the redirect address " + address + ".");
            }
        }
        checkLives(
                name,
                client.getTokenSettings().getAccessTokenTimeToLive(),
                client.getTokenSettings().getRefreshTokenTimeToLive());
    }

    private static void checkLives(String name, Duration accessToken, Duration refreshToken) {
        if (accessToken.compareTo(SkillClient.SHORTEST_ACCESS_TOKEN) < 0) {
            throw new InvalidSettingException(
                    name + " has access tokens that live " + accessToken.toSeconds()
                            + " s, below the 360 s Alexa asks for",
                    "Let them live 6 minutes or more; 1 hour is the default of the profile.");
        }
        if (refreshToken.compareTo(accessToken) <= 0) {
            throw new InvalidSettingException(
                    name + " has refresh tokens that live no longer than its access tokens",
                    "Let them live 180 days or more; 365 days are the default of the profile.");
        }
    }

    private static void required(String value, String property, String fix) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettingException(PREFIX + "." + property + " is missing", fix);
        }
    }
}
