package org.sayso.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/**
 * Lets a servlet answer before Spring Security's filter is reached.
 *
 * <p>The skill's endpoint carries its own proof: a session, a CSRF token or a sign-in page mean nothing to Alexa. Answering
 * here leaves the application's own filter chains as they are; declaring one more would make Spring Boot's default chain
 * back off. Filters that come earlier, such as those for character encoding and for metrics, still see the request.
 */
record AheadOfSecurity(Servlet servlet) implements Filter {

    /** One before Spring Security's filter, {@code spring.security.filter.order}, whose default is -100. */
    private static final int ORDER = -101;

    static FilterRegistrationBean<AheadOfSecurity> registration(String name, Servlet servlet, String path) {
        FilterRegistrationBean<AheadOfSecurity> registration =
                new FilterRegistrationBean<>(new AheadOfSecurity(servlet));
        registration.setName(name);
        registration.addUrlPatterns(path);
        registration.setOrder(ORDER);
        return registration;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        servlet.service(request, response);
    }
}
