package org.sayso.app.playground;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only the playground's own pages change its state.
 *
 * <p>Browsers say with every such request where it comes from: in {@code Sec-Fetch-Site} and in {@code Origin}. Whatever
 * is said must be this origin; only {@code Origin: null}, which a form on a page without referrers sends, leaves the word to
 * {@code Sec-Fetch-Site}. A request that says nothing is no browser's: it is let through to the addresses made for
 * programs ({@code /api/}, the phones' inbox and Login with Amazon's tokens) and refused elsewhere. Runs behind {@link HostCheckFilter}, so that
 * {@code Host} can be believed.
 */
final class SameOriginFilter extends HttpFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SAFE_METHODS.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            PlainRefusal.send(response, 403, "Only the playground's own page may do this.");
        }
    }

    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site == null && origin == null) {
            return isForPrograms(request.getServletPath());
        }
        if (site == null) {
            return isOwnOrigin(origin, request);
        }
        return site.equals("same-origin") && (origin == null || origin.equals("null") || isOwnOrigin(origin, request));
    }

    private static boolean isOwnOrigin(@Nullable String origin, HttpServletRequest request) {
        return ("http://" + request.getHeader("Host")).equalsIgnoreCase(origin);
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.equals("/phone/inbox") || path.equals("/auth/o2/token");
    }
}
