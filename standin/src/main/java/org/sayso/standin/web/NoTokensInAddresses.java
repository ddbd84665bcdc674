package org.sayso.standin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides the access tokens that Login with Amazon takes in addresses, ahead of everything that may log one. Parameters stay as
 * they are. What the web server itself writes of a connection at its finest level is out of reach here: keep Tomcat's
 * {@code org.apache.coyote} and {@code org.apache.tomcat.util.http} above DEBUG.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoTokensInAddresses extends OncePerRequestFilter {

    private static final Pattern TOKEN = Pattern.compile("(?i)((?:^|&)[^=&]*token[^=&]*=)[^&]*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request.getQueryString() == null ? request : new Hidden(request), response);
    }

    private static final class Hidden extends HttpServletRequestWrapper {

        Hidden(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getQueryString() {
            String query = super.getQueryString();
            return query == null ? null : TOKEN.matcher(query).replaceAll("$1hidden");
        }
    }
}
