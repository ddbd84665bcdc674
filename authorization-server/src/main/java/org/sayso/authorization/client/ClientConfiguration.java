package org.sayso.authorization.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sayso.authorization.profile.AlexaProfile;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.BackendClient;
import org.sayso.authorization.settings.RefreshTokenRotation;
import org.sayso.authorization.settings.ResourceServer;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.settings.SkillClient;
import org.sayso.authorization.settings.WebClient;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Registers the clients of the settings: Alexa for each skill, our web sites, our services, the APIs. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /** Spring wants a grant type of every client; this one opens nothing. */
    private static final AuthorizationGrantType NO_GRANT = new AuthorizationGrantType("urn:sayso:no-grant");

    private static final Duration WEB_ACCESS_TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration BACKEND_ACCESS_TOKEN_LIFE = Duration.ofMinutes(10);

    @Bean
    KeyedSecretEncoder clientSecretEncoder(ServerSecrets secrets) {
        return new KeyedSecretEncoder(secrets);
    }

    @Bean
    RegisteredClientRepository registeredClients(
            AuthorizationSettings settings, AttributeSettings attributes, KeyedSecretEncoder secrets) {
        attributes.check(settings);
        List<RegisteredClient> clients = new ArrayList<>();
        settings.skills().forEach((name, client) -> clients.add(skill(name, client, settings, secrets)));
        settings.webClients().forEach((name, client) -> clients.add(web(name, client, settings, secrets)));
        settings.backendClients().forEach((name, client) -> clients.add(backend(name, client, settings, secrets)));
        settings.resourceServers().forEach((name, client) -> clients.add(resourceServer(name, client, secrets)));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient skill(
            String name, SkillClient client, AuthorizationSettings settings, KeyedSecretEncoder secrets) {
        AlexaProfile alexa = new AlexaProfile(
                client.clientId(),
                client.vendorId(),
                client.audience(),
                client.amazonComRedirect(),
                client.accessTokenLife(),
                client.refreshTokenLife(),
                client.requirePkce());
        return alexa.addTo(confidential(
                        "skill:" + name, client.displayName(), client.clientId(), client.clientSecret(), secrets))
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

    private static RegisteredClient web(
            String name, WebClient client, AuthorizationSettings settings, KeyedSecretEncoder secrets) {
        return confidential("web:" + name, name, client.clientId(), client.clientSecret(), secrets)
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

    private static RegisteredClient backend(
            String name, BackendClient client, AuthorizationSettings settings, KeyedSecretEncoder secrets) {
        return confidential("backend:" + name, name, client.clientId(), client.clientSecret(), secrets)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientProfile.settings(settings.issuer(), false).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(BACKEND_ACCESS_TOKEN_LIFE)
                        .build())
                .build();
    }

    private static RegisteredClient resourceServer(String name, ResourceServer client, KeyedSecretEncoder secrets) {
        return confidential("resource-server:" + name, name, client.clientId(), client.clientSecret(), secrets)
                .authorizationGrantType(NO_GRANT)
                .clientSettings(ClientProfile.introspecting(client.audience()).build())
                .build();
    }

    private static RegisteredClient.Builder confidential(
            String id, String name, String clientId, Secret clientSecret, KeyedSecretEncoder secrets) {
        return RegisteredClient.withId(id)
                .clientId(clientId)
                .clientName(name)
                .clientSecret(secrets.encode(clientSecret.reveal()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
