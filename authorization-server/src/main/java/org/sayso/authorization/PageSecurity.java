package org.sayso.authorization;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.pages.PageAccess;
import org.sayso.authorization.pages.PageHeaders;
import org.sayso.authorization.pages.PageProblem;
import org.sayso.authorization.passkey.PasskeySecurity;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.SignInForm;
import org.sayso.authorization.signin.SignInPage;
import org.sayso.authorization.upstream.UpstreamSecurity;
import org.sayso.authorization.users.EndedSignIns;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The pages people see. Whatever is not listed here does not exist. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private static final String SIGN_OUT = "/sign-out";

    /** Keeps the requests that go on after sign-in; a stray one for an icon must not replace them. */
    @Bean
    RequestCache requestCache(List<PageAccess> pages) {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new OrRequestMatcher(Stream.concat(
                        Stream.of("/oauth2/authorize"),
                        pages.stream().filter(PageAccess::resumed).map(PageAccess::path))
                .<RequestMatcher>map(path -> PathPatternRequestMatcher.pathPattern(HttpMethod.GET, path))
                .toList()));
        return cache;
    }

    /** Tells Spring's session registry when a session ends. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    ServletContextInitializer secureCookieOnHttps(AuthorizationSettings settings) {
        boolean https = "https".equals(URI.create(settings.issuer()).getScheme());
        return servletContext -> servletContext.getSessionCookieConfig().setSecure(https);
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            Clients clients,
            List<PageAccess> pages,
            RequestCache requestCache,
            SignInForm signInForm,
            PasskeySecurity passkeys,
            UpstreamSecurity upstream,
            ObjectProvider<EndedSignIns> endedSignIns) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/accounts/*.css", "/accounts/*.js", "/accounts/logo*")
                        .permitAll()
                        .requestMatchers(SignInPage.PATH, SIGN_OUT)
                        .permitAll()
                        .requestMatchers(paths(pages, page -> !page.signedIn()))
                        .permitAll()
                        .requestMatchers(paths(pages, PageAccess::signedIn))
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, PasskeySecurity.REGISTER)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .formLogin(signInForm::apply)
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, SIGN_OUT))
                        .logoutSuccessUrl("/"))
                .requestCache(cache -> cache.requestCache(requestCache))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SignInPage.PATH), pagesOfTheSignedIn(pages))
                        .defaultAuthenticationEntryPointFor(notFound(), request -> true)
                        .accessDeniedHandler(expiredOrNotFound()));
        passkeys.apply(http, requestCache);
        upstream.apply(http, requestCache);
        endedSignIns.ifAvailable(ended -> ended.apply(http));
        new PageHeaders(clients).apply(http);
        return http.build();
    }

    private static String[] paths(List<PageAccess> pages, Predicate<PageAccess> which) {
        return pages.stream().filter(which).map(PageAccess::path).toArray(String[]::new);
    }

    private static RequestMatcher pagesOfTheSignedIn(List<PageAccess> pages) {
        return new OrRequestMatcher(Stream.of(paths(pages, PageAccess::signedIn))
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
                .toList());
    }

    private static AuthenticationEntryPoint notFound() {
        return (request, response, failure) -> response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private static AccessDeniedHandler expiredOrNotFound() {
        return (request, response, failure) -> {
            if (failure instanceof CsrfException) {
                PageProblem.FORM_EXPIRED.attachTo(request);
                response.sendError(HttpStatus.FORBIDDEN.value());
            } else {
                response.sendError(HttpStatus.NOT_FOUND.value());
            }
        };
    }
}
