package org.sayso.authorization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.sayso.authorization.profile.StrictClientRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to the endpoints for clients that are no plain form, with {@code invalid_request}. Thread-safe.
 *
 * <ul>
 *   <li>A token or a secret in the address: addresses end up in logs. It comes before everything that might log the address,
 *       and does not name it. Since none of these endpoints reads anything from the query (RFC 6749 section 3.2, RFC 7662
 *       section 2.1), any query is refused.
 *   <li>Another type than {@code application/x-www-form-urlencoded}; Tomcat would read {@code multipart/form-data} as well.
 *   <li>A parameter that comes twice (RFC 6749 section 3.2), which two readers may read differently; the targets of a token may
 *       (RFC 8707 section 2, RFC 8693 section 2.1).
 *   <li>Client secrets by HTTP Basic and in the body at once (RFC 6749 section 2.3).
 * </ul>
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
        } else if (!isForm(request)) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "Send the parameters as application/x-www-form-urlencoded.");
        } else if (StrictClientRequest.repeats(request)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "Send each parameter once.");
        } else if (StrictClientRequest.authenticatesTwice(request)) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "Send the client secret by HTTP Basic or in the body, not both.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        try {
            String type = request.getContentType();
            return type != null && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(MediaType.valueOf(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static void refuse(HttpServletResponse response, int status, String description) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}");
    }
}
