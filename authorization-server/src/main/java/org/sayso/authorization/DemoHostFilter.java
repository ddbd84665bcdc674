package org.sayso.authorization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under names of this machine while demo users exist: a web page elsewhere could otherwise give its own name
 * this machine's address (DNS rebinding) and sign in with the passwords everybody knows.
 */
@Component
@ConditionalOnBooleanProperty("sayso.authorization.demo-users")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DemoHostFilter extends OncePerRequestFilter {

    private final Set<String> names;

    DemoHostFilter(AuthorizationSettings settings) {
        names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        names.add(URI.create(settings.issuer()).getHost().toLowerCase(Locale.ROOT));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (names.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write(
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"This server answers under its own name only"
                                + " while demo users exist; see sayso.authorization.issuer.\"}");
    }
}
