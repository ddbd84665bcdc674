package org.sayso.authorization.profile;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.sayso.authorization.profile.TokenAnswerListener.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Times the answers of the token endpoint, and warns when one took over 2 seconds: Alexa gives up after 4.5. It warns once a minute
 * at most, and says then how many it kept quiet about. Thread-safe.
 */
final class TokenAnswerTimes extends OncePerRequestFilter {

    static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token", "client_credentials");
    private static final Logger LOG = LoggerFactory.getLogger(TokenAnswerTimes.class);

    private final PathPatternRequestMatcher endpoint;
    private final TokenAnswerListener listener;
    private final LongSupplier nanoTime;
    private final AtomicLong quietUntil;
    private final AtomicLong unsaid = new AtomicLong();

    /** {@code nanoTime} as of {@link System#nanoTime}. */
    TokenAnswerTimes(String path, TokenAnswerListener listener, LongSupplier nanoTime) {
        endpoint = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, path);
        this.listener = listener;
        this.nanoTime = nanoTime;
        quietUntil = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !endpoint.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = nanoTime.getAsLong();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            long end = nanoTime.getAsLong();
            Duration took = Duration.ofNanos(end - start);
            String grant = grant(request);
            listener.answered(grant, answered ? outcome(response.getStatus()) : Outcome.FAILED, took);
            // What is away is told elsewhere; that each request waits for it is no news.
            if (took.compareTo(SLOW) > 0 && response.getStatus() != HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                warn(grant, took, end);
            }
        }
    }

    private void warn(String grant, Duration took, long now) {
        long quiet = quietUntil.get();
        if (now - quiet < 0 || !quietUntil.compareAndSet(quiet, now + QUIET.toNanos())) {
            unsaid.incrementAndGet();
            return;
        }
        LOG.warn(
                "A token answer took {} ms ({}); Alexa gives up after 4500 ms, and what the person asked for fails. Slow before"
                        + " that, and not logged: {}.",
                took.toMillis(),
                grant,
                unsaid.getAndSet(0));
    }

    /** Of a refused address nothing is read: what is in it may be a secret. */
    private static String grant(HttpServletRequest request) {
        String asked = request.getQueryString() == null ? request.getParameter(OAuth2ParameterNames.GRANT_TYPE) : null;
        if (AuthorizationGrantType.DEVICE_CODE.getValue().equals(asked)) {
            return "device_code";
        }
        return asked != null && GRANTS.contains(asked) ? asked : "other";
    }

    private static Outcome outcome(int status) {
        if (status < 400) {
            return Outcome.ISSUED;
        }
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            return Outcome.UNAUTHENTICATED;
        }
        return status < 500 ? Outcome.REFUSED : Outcome.FAILED;
    }
}
