package org.sayso.authorization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what carries a token or a secret in the address of an endpoint for clients: addresses end up in logs. Thread-safe.
 *
 * <p>It comes before everything that might log the address, and does not name it. Since none of these endpoints reads
 * anything from the query (RFC 6749 section 3.2, RFC 7662 section 2.1), any query is refused.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ClientEndpointFilter extends OncePerRequestFilter {

    private static final List<PathPatternRequestMatcher> ENDPOINTS = Stream.of("token", "introspect", "revoke")
            .map(name -> PathPatternRequestMatcher.pathPattern("/oauth2/" + name))
            .toList();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ENDPOINTS.stream().noneMatch(endpoint -> endpoint.matches(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getQueryString() != null) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "Send parameters in the body of the request: what is in an address ends up in logs. Treat a token or"
                            + " secret that was sent this way as lost.");
        } else if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            refuse(
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "Use POST with the parameters in the body of the request.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String description) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}");
    }
}
