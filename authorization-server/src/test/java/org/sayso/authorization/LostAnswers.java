package org.sayso.authorization;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Kills its process (SIGKILL) when a request for tokens that asks for it has succeeded, before it is answered. */
final class LostAnswers extends OncePerRequestFilter {

    static final String HEADER = "X-Test-Die-Before-Answer";

    static FilterRegistrationBean<Filter> registration() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new LostAnswers());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/oauth2/token");
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HEADER) == null) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() != HttpServletResponse.SC_OK) {
            answer.copyBodyToResponse();
            return;
        }
        new ProcessBuilder(
                        "kill", "-KILL", String.valueOf(ProcessHandle.current().pid()))
                .start();
        LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
    }
}
