package org.sayso.samples.pizza.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.spring.RefusedSettingException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The client that the web site has at the authorization server.
 *
 * <p>Its endpoints are derived from its address and not discovered, so that the pizzeria starts while the authorization
 * server is down.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PizzaProperties.class)
class AccountClients {

    /** The web site, which signs people in. */
    static final String WEB = "accounts";

    @Bean
    ClientRegistrationRepository clientRegistrations(PizzaProperties properties) {
        return new InMemoryClientRegistrationRepository(web(properties));
    }

    @Bean
    OAuth2AuthorizedClientService authorizedClients(ClientRegistrationRepository registrations) {
        return new InMemoryOAuth2AuthorizedClientService(registrations);
    }

    private static ClientRegistration web(PizzaProperties properties) {
        String accounts = properties.accountsUrl().toString();
        PizzaProperties.Client client = properties.webClient();
        return ClientRegistration.withRegistrationId(WEB)
                .clientName("Pizza on Demand")
                .clientId(required("pizza.web-client.client-id", client.clientId()))
                .clientSecret(required("pizza.web-client.client-secret", client.clientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri("{baseUrl}/pod/app/oidc/callback")
                .scope("openid", "profile")
                .issuerUri(accounts)
                .authorizationUri(accounts + "/oauth2/authorize")
                .tokenUri(accounts + "/oauth2/token")
                .jwkSetUri(accounts + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", accounts + "/connect/logout"))
                .build();
    }

    private static String required(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RefusedSettingException(
                    property,
                    "is not set",
                    "Set it to what this client is registered with at the authorization server. A new secret can be made"
                            + " with: openssl rand -base64 32");
        }
        return value;
    }
}
