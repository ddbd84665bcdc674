package org.sayso.authorization.client;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sayso.authorization.profile.AlexaProfile;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.BackendClient;
import org.sayso.authorization.settings.ClientKind;
import org.sayso.authorization.settings.RefreshTokenRotation;
import org.sayso.authorization.settings.ResourceServer;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.settings.SkillClient;
import org.sayso.authorization.settings.WebClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Makes the clients of settings: Alexa for each skill, our web sites, our services, the APIs. Immutable, thread-safe. */
final class ClientFactory {

    /** Spring wants a grant type of every client; this one opens nothing. */
    private static final AuthorizationGrantType NO_GRANT = new AuthorizationGrantType("urn:sayso:no-grant");

    private static final Duration WEB_ACCESS_TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration BACKEND_ACCESS_TOKEN_LIFE = Duration.ofMinutes(10);

    private final AuthorizationSettings settings;
    private final Function<Secret, String> hash;

    /** @param hash what is kept of a secret */
    ClientFactory(AuthorizationSettings settings, Function<Secret, String> hash) {
        this.settings = settings;
        this.hash = hash;
    }

    /** All clients of the settings by their registrations' ids, skills first. */
    Map<String, RegisteredClient> all() {
        Map<String, RegisteredClient> all = new LinkedHashMap<>();
        settings.skills().forEach((name, client) -> add(all, skill(name, client)));
        settings.webClients().forEach((name, client) -> add(all, web(name, client)));
        settings.backendClients().forEach((name, client) -> add(all, backend(name, client)));
        settings.resourceServers().forEach((name, client) -> add(all, resourceServer(name, client)));
        return all;
    }

    private static void add(Map<String, RegisteredClient> all, RegisteredClient client) {
        all.put(client.getId(), client);
    }

    private RegisteredClient skill(String name, SkillClient client) {
        AlexaProfile alexa = new AlexaProfile(
                client.clientId(),
                client.vendorId(),
                client.audience(),
                client.amazonComRedirect(),
                client.accessTokenLife(),
                client.refreshTokenLife(),
                client.requirePkce());
        return alexa.addTo(confidential(
                        ClientKind.SKILL.id(name), client.displayName(), client.clientId(), client.clientSecret()))
                .redirectUris(uris ->
                        client.redirectUris().stream().map(URI::toString).forEach(uris::add))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientProfile.settings(
                                alexa, settings.hs256Key().isPresent(), client.claims(), refreshPolicy(client))
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(alexa.tokenSettings(TokenSettings.builder())
                        .reuseRefreshTokens(client.refreshTokenRotation() == RefreshTokenRotation.NONE)
                        .build())
                .build();
    }

    private static RefreshPolicy refreshPolicy(SkillClient client) {
        return new RefreshPolicy(
                client.refreshTokenLife(),
                Optional.ofNullable(client.refreshTokenAbsoluteLife()),
                client.refreshTokenRotation(),
                client.lateReuse());
    }

    private RegisteredClient web(String name, WebClient client) {
        return confidential(ClientKind.WEB.id(name), name, client.clientId(), client.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .postLogoutRedirectUris(uris -> uris.addAll(client.postLogoutRedirectUris()))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientProfile.settings(settings.issuer(), false)
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(WEB_ACCESS_TOKEN_LIFE)
                        .build())
                .build();
    }

    private RegisteredClient backend(String name, BackendClient client) {
        return confidential(ClientKind.BACKEND.id(name), name, client.clientId(), client.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientProfile.settings(settings.issuer(), false).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(BACKEND_ACCESS_TOKEN_LIFE)
                        .build())
                .build();
    }

    private RegisteredClient resourceServer(String name, ResourceServer client) {
        return confidential(ClientKind.RESOURCE_SERVER.id(name), name, client.clientId(), client.clientSecret())
                .authorizationGrantType(NO_GRANT)
                .clientSettings(ClientProfile.introspecting(client.audience()).build())
                .build();
    }

    private RegisteredClient.Builder confidential(String id, String name, String clientId, Secret clientSecret) {
        return confidential(id, name, clientId, hash.apply(clientSecret));
    }

    /** A client with a secret, which it may tell in both ways. */
    static RegisteredClient.Builder confidential(String id, String name, String clientId, String secretHash) {
        return RegisteredClient.withId(id)
                .clientId(clientId)
                .clientName(name)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
