package org.sayso.authorization.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends people to the sign-in page whose sign-in is not as fresh as the authorization request wants ({@link Freshness}), and
 * lets the same request pass after that. Thread-safe.
 *
 * <p>The session remembers which request asked and how old the sign-in was then. A later sign-in answers exactly that
 * request, once, within a minute: so {@code prompt=login} and {@code max_age=0} do not ask for ever, and do not pass twice.
 * It belongs behind the check of the request, so that only a known client can ask.
 */
public final class FreshSignInFilter extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.pathPattern("/oauth2/authorize");
    private static final String ATTRIBUTE = Asked.class.getName();
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /**
     * A request that waits for a sign-in.
     *
     * @param request its parameters
     * @param before the time of the sign-in that was too old; the earliest of all times if there was none
     */
    private record Asked(String request, Instant before) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    private final RequestCache requestCache;
    private final InstantSource clock;

    /** Uses the cache that the sign-in page goes on from. */
    public FreshSignInFilter(RequestCache requestCache, InstantSource clock) {
        this.requestCache = requestCache;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Without a response type it is the answer to the consent page; what is kept elsewhere was not checked yet.
        return !AUTHORIZE.matches(request)
                || request.getParameter("response_type") == null
                || request.getParameter("request_uri") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Freshness wanted = freshness(request);
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        Optional<Instant> signedIn = SignInProof.time(current);
        if (wanted.silent() || (!wanted.always() && wanted.maxAge().isEmpty())) {
            chain.doFilter(request, response);
        } else if (signedIn.isEmpty()) {
            remember(request, Instant.EPOCH);
            chain.doFilter(request, response);
        } else if (answered(request, signedIn.get()) || (!wanted.always() && !wanted.tooOld(signedIn.get(), clock))) {
            forget(request);
            chain.doFilter(request, response);
        } else {
            remember(request, signedIn.get());
            ask(request, response);
        }
    }

    private void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requestCache.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + SignInPage.PATH);
    }

    private boolean answered(HttpServletRequest request, Instant signedIn) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(ATTRIBUTE) instanceof Asked asked
                && asked.request().equals(parameters(request))
                && signedIn.isAfter(asked.before())
                && signedIn.plus(JUST_NOW).isAfter(clock.instant());
    }

    private static void remember(HttpServletRequest request, Instant before) {
        request.getSession().setAttribute(ATTRIBUTE, new Asked(parameters(request), before));
    }

    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private static Freshness freshness(HttpServletRequest request) {
        String scope = Optional.ofNullable(request.getParameter("scope")).orElse("");
        return Freshness.of(List.of(scope.split(" ")).contains("openid"), request::getParameter);
    }

    /** Spring adds one when it goes on with a request. */
    private static String parameters(HttpServletRequest request) {
        TreeMap<String, List<String>> all = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> all.put(name, Arrays.asList(values)));
        all.remove("continue");
        return all.toString();
    }
}
