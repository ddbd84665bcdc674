package org.sayso.app.playground;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers only requests that name this machine: {@code localhost}, {@code 127.0.0.1} or {@code [::1]} with the port that
 * they came in on.
 *
 * <p>Listening on the loopback address is not enough: a foreign web site can let its own name point to 127.0.0.1 (DNS
 * rebinding) and would then read this page as its own. Such a request still carries the foreign name in {@code Host}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20">RFC 9110, 421 Misdirected Request</a>
 */
final class HostCheckFilter extends HttpFilter {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOwn(request.getHeader("Host"), request.getLocalPort())) {
            chain.doFilter(request, response);
        } else {
            PlainRefusal.send(
                    response,
                    421,
                    "This is the playground of this machine only. Open http://localhost:" + request.getLocalPort()
                            + "/ instead.");
        }
    }

    private static boolean isOwn(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String suffix = ":" + port;
        String name = host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : host;
        boolean portNamed = host.endsWith(suffix) || port == 80;
        return portNamed && NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
