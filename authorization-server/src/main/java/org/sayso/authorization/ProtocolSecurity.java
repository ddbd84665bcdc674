package org.sayso.authorization;

import java.time.Clock;
import java.util.List;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.client.KeyedSecretEncoder;
import org.sayso.authorization.language.AskedLanguage;
import org.sayso.authorization.link.CodeExchange;
import org.sayso.authorization.link.Introspection;
import org.sayso.authorization.link.IntrospectionAnswer;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.link.RefreshExchange;
import org.sayso.authorization.link.Revocation;
import org.sayso.authorization.pages.AuthorizationCodes;
import org.sayso.authorization.pages.AuthorizationErrors;
import org.sayso.authorization.pages.ConsentPage;
import org.sayso.authorization.pages.PageHeaders;
import org.sayso.authorization.profile.AlexaEndpoints;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.FreshSignInFilter;
import org.sayso.authorization.signin.SignInPage;
import org.sayso.authorization.token.AccessTokenDecoders;
import org.sayso.authorization.token.UserInfo;
import org.sayso.authorization.users.EndedSignIns;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The endpoints of OAuth 2.0 and OpenID Connect. */
@Configuration(proxyBeanMethods = false)
class ProtocolSecurity {

    private static final String AUTHORIZE = "/oauth2/authorize";

    @Bean
    AuthorizationServerSettings authorizationServerSettings(AuthorizationSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http,
            AuthorizationSettings settings,
            KeyedSecretEncoder clientSecrets,
            AccessTokenDecoders decoders,
            UserInfo userInfo,
            LinkStore links,
            RegisteredClientRepository registeredClients,
            AccountDirectory accounts,
            RequestCache requestCache,
            ObjectProvider<EndedSignIns> endedSignIns,
            Clock clock) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        new AlexaEndpoints().customize(server);
        ServerMetadata metadata = new ServerMetadata(settings);
        http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        configure -> configure
                                .clientAuthentication(clients ->
                                        clients.authenticationProviders(all -> compareSecretsWith(clientSecrets, all)))
                                .authorizationEndpoint(endpoint -> endpoint.consentPage(ConsentPage.PATH)
                                        .authenticationProviders(all -> all.forEach(new ExactAuthorization(clock)))
                                        .authorizationResponseHandler(new AuthorizationCodes(settings.issuer()))
                                        .errorResponseHandler(new AuthorizationErrors(settings.issuer())))
                                .tokenEndpoint(endpoint -> endpoint.authenticationProviders(
                                        all -> all.replaceAll(provider -> surviving(provider, links))))
                                .tokenIntrospectionEndpoint(endpoint -> endpoint.authenticationProviders(all ->
                                                replace(all, new Introspection(links, registeredClients, accounts)))
                                        .introspectionResponseHandler(new IntrospectionAnswer()))
                                .tokenRevocationEndpoint(endpoint ->
                                        endpoint.authenticationProviders(all -> replace(all, new Revocation(links))))
                                .authorizationServerMetadataEndpoint(
                                        endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                                document -> document.claims(metadata)))
                                .oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(userInfo))
                                        .providerConfigurationEndpoint(
                                                endpoint -> endpoint.providerConfigurationCustomizer(
                                                        document -> document.claims(metadata)))))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(decoders.forUserInfo())))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new AskedLanguage(), AuthorizationFilter.class)
                .addFilterBefore(new FreshSignInFilter(requestCache, clock), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(requestCache))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SignInPage.PATH),
                                PathPatternRequestMatcher.pathPattern(AUTHORIZE))
                        .defaultAuthenticationEntryPointFor(
                                new MissingClientCredentials(),
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/**")));
        endedSignIns.ifAvailable(ended -> ended.apply(http));
        new PageHeaders(settings).apply(http);
        return http.build();
    }

    private static void replace(List<AuthenticationProvider> providers, AuthenticationProvider ours) {
        providers.clear();
        providers.add(ours);
    }

    /** Lost answers are a matter of course for both grants. */
    private static AuthenticationProvider surviving(AuthenticationProvider provider, LinkStore links) {
        if (provider instanceof OAuth2AuthorizationCodeAuthenticationProvider) {
            return new CodeExchange(provider, links);
        }
        return provider instanceof OAuth2RefreshTokenAuthenticationProvider
                ? new RefreshExchange(provider, links)
                : provider;
    }

    private static void compareSecretsWith(KeyedSecretEncoder encoder, List<AuthenticationProvider> providers) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                secrets.setPasswordEncoder(encoder);
            }
        }
    }
}
