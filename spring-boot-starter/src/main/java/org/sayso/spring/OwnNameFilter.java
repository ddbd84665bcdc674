package org.sayso.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only requests pass that name this machine and came here directly, where a setting is on that is for one machine only.
 *
 * <p>Listening on the loopback address is not enough. A web site can let its own name point to 127.0.0.1 (DNS rebinding);
 * the browser's request still carries that name in {@code Host}. And a proxy on this machine forwards what comes from
 * elsewhere; it says so in {@code Forwarded} or {@code X-Forwarded-*}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20">RFC 9110, 421 Misdirected Request</a>
 */
final class OwnNameFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int MISDIRECTED = 421;
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> MARKS_OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOwn(request.getHeader("Host"), request.getLocalPort())
                && MARKS_OF_PROXIES.stream().allMatch(mark -> request.getHeader(mark) == null)) {
            chain.doFilter(request, response);
        } else {
            byte[] problem = ErrorProblem.json(MISDIRECTED).getBytes(StandardCharsets.UTF_8);
            response.setStatus(MISDIRECTED);
            response.setContentType(ErrorProblem.MEDIA_TYPE);
            response.setContentLength(problem.length);
            response.getOutputStream().write(problem);
        }
    }

    private static boolean isOwn(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String suffix = ":" + port;
        boolean portNamed = host.endsWith(suffix);
        String name = portNamed ? host.substring(0, host.length() - suffix.length()) : host;
        return (portNamed || port == 80) && NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
