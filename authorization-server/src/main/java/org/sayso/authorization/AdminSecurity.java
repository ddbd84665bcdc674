package org.sayso.authorization;

import static org.sayso.authorization.settings.AdminSettings.SCOPE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sayso.authorization.admin.AdminAudit;
import org.sayso.authorization.admin.Administrators;
import org.sayso.authorization.token.AccessTokenDecoders;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * What administrators may do: bearer tokens made for this server only, with the scope, of somebody who is an administrator at this
 * moment. No sessions, no cookies.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
class AdminSecurity {

    private static final String AUTHORITY = "ADMINISTRATOR";

    @Bean
    @Order(0)
    SecurityFilterChain administration(HttpSecurity http, AccessTokenDecoders decoders, Administrators administrators) {
        return http.securityMatcher("/admin", "/admin/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(AUTHORITY))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(decoders.forBackChannel())
                                .jwtAuthenticationConverter(administrator(administrators)))
                        .authenticationEntryPoint(BackChannelSecurity.unauthenticated())
                        .accessDeniedHandler(refused()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(CsrfConfigurer::disable)
                .build();
    }

    /** The scope alone would let a token live on after its administrator was removed. */
    private static Converter<Jwt, AbstractAuthenticationToken> administrator(Administrators administrators) {
        return token -> {
            String clientId = String.valueOf(token.getClaimAsString(OAuth2TokenIntrospectionClaimNames.CLIENT_ID));
            List<String> scopes =
                    List.of(String.valueOf(token.getClaimAsString("scope")).split(" ", -1));
            return administrators
                    .of(clientId)
                    .filter(administrator -> scopes.contains(SCOPE) && isOf(administrator, token))
                    .map(administrator -> new JwtAuthenticationToken(
                            token,
                            List.of(new SimpleGrantedAuthority(AUTHORITY)),
                            "Administrator " + administrator.name()))
                    .orElseGet(() -> new JwtAuthenticationToken(token, List.of(), "Client " + clientId));
        };
    }

    /** Somebody of this name may have been one before; tokens tell their time in seconds. */
    private static boolean isOf(Administrators.Administrator administrator, Jwt token) {
        Instant issued = token.getIssuedAt();
        return issued != null && !issued.isBefore(administrator.since().truncatedTo(ChronoUnit.SECONDS));
    }

    private static AccessDeniedHandler refused() {
        AccessDeniedHandler forbidden = BackChannelSecurity.forbidden();
        return (request, response, failure) -> {
            AdminAudit.refused(request);
            forbidden.handle(request, response, failure);
        };
    }
}
