package org.sayso.authorization.front;

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
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers to the issuer's host only, and to names of this machine, by which its administrators may reach it without the proxy.
 * Thread-safe.
 *
 * <p>No answer depends on the host that was asked for; so who asks for another means another server (RFC 9110 section 15.5.20).
 */
final class OwnHostFilter extends OncePerRequestFilter implements Ordered {

    private static final int MISDIRECTED = 421;

    private final Set<String> hosts;

    OwnHostFilter(URI issuer) {
        hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        hosts.add(issuer.getHost().toLowerCase(Locale.ROOT));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hosts.contains(withoutPort(request.getHeader(HttpHeaders.HOST)))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(MISDIRECTED);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write(
                        "{\"title\":\"Misdirected Request\",\"status\":421,\"detail\":\"This server answers to the host of"
                                + " its issuer (sayso.authorization.issuer) and to names of its own machine only. A proxy must"
                                + " pass the header Host on as it got it.\"}");
    }

    private static String withoutPort(String host) {
        return host == null ? "" : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }
}
