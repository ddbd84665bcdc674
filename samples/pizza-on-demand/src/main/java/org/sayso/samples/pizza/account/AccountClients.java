package org.sayso.samples.pizza.account;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.spring.RefusedSettingException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * The two clients that the pizzeria has at the authorization server.
 *
 * <p>Its endpoints are derived from its address and not discovered, so that the pizzeria starts while the authorization
 * server is down.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PizzaProperties.class)
class AccountClients {

    /** The web site, which signs people in. */
    static final String WEB = "accounts";

    /** The pizzeria itself, which asks where a customer can be reached. */
    static final String BACKEND = "contacts";

    static final Duration TIME_OUT = Duration.ofSeconds(2);

    @Bean
    ClientRegistrationRepository clientRegistrations(PizzaProperties properties) {
        return new InMemoryClientRegistrationRepository(web(properties), backend(properties));
    }

    @Bean
    OAuth2AuthorizedClientService authorizedClients(ClientRegistrationRepository registrations) {
        return new InMemoryOAuth2AuthorizedClientService(registrations);
    }

    @Bean
    AuthorizedClientServiceOAuth2AuthorizedClientManager backendTokens(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientService authorizedClients) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIME_OUT).build());
        requests.setReadTimeout(TIME_OUT);
        RestClientClientCredentialsTokenResponseClient tokens = new RestClientClientCredentialsTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        ClientCredentialsOAuth2AuthorizedClientProvider provider =
                new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(tokens);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, authorizedClients);
        manager.setAuthorizedClientProvider(provider);
        return manager;
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

    private static ClientRegistration backend(PizzaProperties properties) {
        PizzaProperties.Client client = properties.backendClient();
        return ClientRegistration.withRegistrationId(BACKEND)
                .clientId(required("pizza.backend-client.client-id", client.clientId()))
                .clientSecret(required("pizza.backend-client.client-secret", client.clientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("accounts.contact")
                .tokenUri(properties.accountsUrl() + "/oauth2/token")
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
