package org.sayso.authorization.upstream;

import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Calls of a provider's token and userinfo endpoints, which Spring makes without any limit of time: a provider that does not answer must
 * not keep this server's threads, which Alexa needs.
 */
final class ProviderCalls {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration ANSWER = Duration.ofSeconds(5);

    private ProviderCalls() {}

    static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(limited())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    static OidcUserService userInfo() {
        RestTemplate calls = new RestTemplate(limited());
        calls.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService users = new DefaultOAuth2UserService();
        users.setRestOperations(calls);
        OidcUserService userInfo = new OidcUserService();
        userInfo.setOauth2UserService(users);
        return userInfo;
    }

    private static SimpleClientHttpRequestFactory limited() {
        SimpleClientHttpRequestFactory calls = new SimpleClientHttpRequestFactory();
        calls.setConnectTimeout(CONNECT);
        calls.setReadTimeout(ANSWER);
        return calls;
    }
}
