package org.sayso.authorization.upstream;

import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Calls of a provider, which Spring makes without a limit of size, and most of them without one of time: a provider that does not
 * answer, or without end, must take neither this server's threads, which Alexa needs, nor its memory.
 *
 * <p>3 seconds to connect, 5 for the whole answer, 256 kB; no redirects.
 */
final class ProviderCalls {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration ANSWER = Duration.ofSeconds(5);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private ProviderCalls() {}

    static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(limited())
                .requestInterceptor(new BoundedAnswer())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    static OidcUserService userInfo() {
        RestTemplate calls = calls();
        calls.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService users = new DefaultOAuth2UserService();
        users.setRestOperations(calls);
        OidcUserService userInfo = new OidcUserService();
        userInfo.setOauth2UserService(users);
        return userInfo;
    }

    /**
     * The discovery document of an issuer.
     *
     * @throws RestClientException where there is none
     */
    static Map<String, Object> discovery(String issuer) {
        URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        return Objects.requireNonNull(calls().exchange(
                        RequestEntity.get(address)
                                .accept(MediaType.APPLICATION_JSON)
                                .build(),
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody());
    }

    /** A set of keys, for Nimbus, which parses it. */
    static Resource keys(URL address) throws IOException {
        try {
            byte[] keys = calls().execute(
                            address.toURI(),
                            HttpMethod.GET,
                            null,
                            answer -> answer.getBody().readAllBytes());
            return new Resource(
                    new String(Objects.requireNonNull(keys), StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_VALUE);
        } catch (RestClientException | URISyntaxException failed) {
            throw new IOException("the provider's keys cannot be fetched", failed);
        }
    }

    private static RestTemplate calls() {
        RestTemplate calls = new RestTemplate(limited());
        calls.getInterceptors().add(new BoundedAnswer());
        return calls;
    }

    private static ClientHttpRequestFactory limited() {
        JdkClientHttpRequestFactory calls = new JdkClientHttpRequestFactory(CLIENT);
        calls.setReadTimeout(ANSWER);
        return calls;
    }
}
