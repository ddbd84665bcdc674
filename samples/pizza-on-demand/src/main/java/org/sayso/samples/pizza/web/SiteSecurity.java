package org.sayso.samples.pizza.web;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.sayso.confirmation.Confirmations;
import org.sayso.samples.pizza.account.PizzaProperties;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may see which page.
 *
 * <p>Customers see {@code /pod/app}, staff also {@code /pod/shop}; a few pages are public and everything else does not
 * exist. The skill's endpoint is not among these pages: it carries its own proof and is answered before this chain.
 */
@Configuration(proxyBeanMethods = false)
class SiteSecurity {

    static final String STAFF = "STAFF";
    private static final String SIGN_INS = "/pod/app/oidc/sign-in";
    static final String SIGN_IN = SIGN_INS + "/accounts";

    /** Requests made by a page's script: they want a status, not a redirection to a sign-in page. */
    private static final RequestMatcher BY_SCRIPT = request -> request.getHeader("HX-Request") != null
            || request.getRequestURI().endsWith("/events")
            || request.getRequestURI().endsWith("/list");

    private static final RequestMatcher SITE =
            request -> request.getRequestURI().startsWith("/pod/app")
                    || request.getRequestURI().startsWith("/pod/shop");

    @Bean
    SecurityFilterChain site(
            HttpSecurity http,
            ClientRegistrationRepository clients,
            PizzaProperties properties,
            Confirmations confirmations) {
        HttpSessionRequestCache pages = pages();
        return http.authorizeHttpRequests(rules -> rules
                        // The ends of streams and the error pages follow on requests that were judged already.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/",
                                "/pod",
                                "/pod/privacy",
                                "/pod/terms",
                                "/pod/signed-in-failed",
                                "/pod/pod.css",
                                "/pod/live.js",
                                "/pod/icon.svg",
                                "/webjars/**")
                        .permitAll()
                        .requestMatchers("/pod/shop", "/pod/shop/**")
                        .hasRole(STAFF)
                        .requestMatchers("/pod/app", "/pod/app/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .authorizationEndpoint(endpoint -> endpoint.baseUri(SIGN_INS)
                                .authorizationRequestResolver(FreshSignIn.requests(clients, SIGN_INS)))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/pod/app/oidc/callback"))
                        .successHandler(FreshSignIn.success(confirmations, toTheirPage(pages)))
                        .failureUrl("/pod/signed-in-failed"))
                .logout(logout -> logout.logoutUrl("/pod/app/sign-out").logoutSuccessHandler(new SignOut(clients)))
                .requestCache(cache -> cache.requestCache(pages))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(entryPoint()).accessDeniedHandler(accessDenied()))
                .csrf(withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'self';"
                                + " img-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none';"
                                + " form-action 'self' " + properties.accountsUrl()))
                        .referrerPolicy(withDefaults()))
                .build();
    }

    /** Remembers where somebody wanted to go who has to sign in first. */
    @SuppressWarnings("NullAway") // Spring documents null for the parameter's name, but does not annotate it.
    private static HttpSessionRequestCache pages() {
        HttpSessionRequestCache pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(
                request -> request.getMethod().equals("GET") && SITE.matches(request) && !BY_SCRIPT.matches(request));
        // Else the address keeps a "?continue" after signing in.
        pages.setMatchingRequestParameterName(null);
        return pages;
    }

    private static AuthenticationSuccessHandler toTheirPage(HttpSessionRequestCache pages) {
        SavedRequestAwareAuthenticationSuccessHandler toTheirPage = new SavedRequestAwareAuthenticationSuccessHandler();
        toTheirPage.setDefaultTargetUrl("/pod/app");
        toTheirPage.setRequestCache(pages);
        return toTheirPage;
    }

    private static AuthenticationEntryPoint entryPoint() {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        AuthenticationEntryPoint unauthorized = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return (request, response, exception) -> {
            if (!SITE.matches(request)) {
                response.sendError(HttpStatus.NOT_FOUND.value());
            } else {
                (BY_SCRIPT.matches(request) ? unauthorized : signIn).commence(request, response, exception);
            }
        };
    }

    private static AccessDeniedHandler accessDenied() {
        return (request, response, exception) ->
                response.sendError(SITE.matches(request) ? HttpStatus.FORBIDDEN.value() : HttpStatus.NOT_FOUND.value());
    }

    /** Staff are those whom the authorization server says so in the {@code roles} claim of the ID token. */
    @Bean
    GrantedAuthoritiesMapper staffByRolesClaim() {
        return authorities -> authorities.stream()
                        .filter(OidcUserAuthority.class::isInstance)
                        .map(authority -> ((OidcUserAuthority) authority).getIdToken())
                        .map(idToken -> idToken.getClaim("roles"))
                        .anyMatch(roles -> roles instanceof List<?> list && list.contains("staff"))
                ? Set.<GrantedAuthority>of(new SimpleGrantedAuthority("ROLE_" + STAFF))
                : Set.of();
    }

    /** Tells {@link LiveStreams} when a session ends. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }
}
