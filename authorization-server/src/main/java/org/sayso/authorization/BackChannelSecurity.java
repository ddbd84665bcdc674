package org.sayso.authorization;

import static org.sayso.authorization.settings.AuthorizationSettings.CONTACT_SCOPE;
import static org.sayso.authorization.settings.AuthorizationSettings.LINKS_SCOPE;
import static org.sayso.authorization.settings.AuthorizationSettings.PROFILE_SCOPE;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sayso.authorization.token.AccessTokenDecoders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What services of ours may ask about accounts, and change in them: tokens made for this server only, no sessions, no cookies. */
@Configuration(proxyBeanMethods = false)
class BackChannelSecurity {

    private static final String CONTACT = "/accounts/*/contact";
    private static final String LINK = "/accounts/*/links/*";
    private static final String ATTRIBUTE = "/accounts/*/profile/*";

    @Bean
    @Order(2)
    SecurityFilterChain backChannel(HttpSecurity http, AccessTokenDecoders decoders) {
        return http.securityMatcher(CONTACT, ATTRIBUTE, LINK)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, CONTACT)
                        .hasAuthority("SCOPE_" + CONTACT_SCOPE)
                        .requestMatchers(HttpMethod.PUT, ATTRIBUTE)
                        .hasAuthority("SCOPE_" + PROFILE_SCOPE)
                        .requestMatchers(HttpMethod.DELETE, LINK)
                        .hasAuthority("SCOPE_" + LINKS_SCOPE)
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(decoders.forBackChannel()))
                        .authenticationEntryPoint(unauthenticated())
                        .accessDeniedHandler(forbidden()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(CsrfConfigurer::disable)
                .build();
    }

    static AuthenticationEntryPoint unauthenticated() {
        BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            bearer.commence(request, response, failure);
            problem(response, "Unauthorized", "An access token made for this server is needed.");
        };
    }

    static AccessDeniedHandler forbidden() {
        BearerTokenAccessDeniedHandler bearer = new BearerTokenAccessDeniedHandler();
        return (request, response, failure) -> {
            bearer.handle(request, response, failure);
            problem(response, "Forbidden", "The access token does not have the scope for this.");
        };
    }

    /** Writes a problem (RFC 9457); status and WWW-Authenticate (RFC 6750 section 3) are set already. */
    private static void problem(HttpServletResponse response, String title, String detail) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"title\":\"" + title + "\",\"status\":" + response.getStatus() + ",\"detail\":\"" + detail
                        + "\"}");
    }
}
