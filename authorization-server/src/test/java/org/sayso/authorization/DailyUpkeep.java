package org.sayso.authorization;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.sayso.authorization.store.Tended;
import org.sayso.authorization.token.SigningKeys;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has a server do on demand what it does every half minute, and what its owner may have it do: a day of faked time takes less than
 * half a minute.
 */
final class DailyUpkeep extends OncePerRequestFilter {

    static final String PATH = "/test/upkeep";
    static final String NEW_KEY = "/test/new-key";

    private final ListableBeanFactory beans;

    private DailyUpkeep(ListableBeanFactory beans) {
        this.beans = beans;
    }

    static FilterRegistrationBean<Filter> registration(ListableBeanFactory beans) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new DailyUpkeep(beans));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns(PATH, NEW_KEY);
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        if (request.getRequestURI().equals(NEW_KEY)) {
            beans.getBean(SigningKeys.class).rotate();
        } else {
            beans.getBeansOfType(Tended.class).values().forEach(Tended::tend);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
