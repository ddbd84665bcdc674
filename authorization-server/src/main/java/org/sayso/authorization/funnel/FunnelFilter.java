package org.sayso.authorization.funnel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes when a linking starts and when its person is signed in. Thread-safe.
 *
 * <p>It belongs behind the check of the request, so that only what was accepted counts. The same request comes again after the sign-in; the
 * session knows it.
 */
public final class FunnelFilter extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.pathPattern("/oauth2/authorize");

    private final Funnel funnel;

    /** Tells this funnel. */
    public FunnelFilter(Funnel funnel) {
        this.funnel = funnel;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Without a response type it is the answer to the consent page.
        return !AUTHORIZE.matches(request) || request.getParameter("response_type") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        funnel.linking(request.getParameter("client_id")).ifPresent(client -> note(client, request));
        chain.doFilter(request, response);
    }

    private void note(String client, HttpServletRequest request) {
        Journey journey = Journey.of(request.getSession())
                .filter(known -> known.is(client, request.getParameter("state")))
                .orElse(null);
        if (journey == null) {
            journey = Journey.begin(client, request.getParameter("state"));
            funnel.reachedBy(client, LinkingStep.STARTED);
        }
        boolean signedIn = SignInProof.time(SecurityContextHolder.getContext().getAuthentication())
                .isPresent();
        if (signedIn && !journey.signedIn()) {
            journey = journey.afterSignIn();
            funnel.reachedBy(client, LinkingStep.SIGNED_IN);
        }
        journey.keepIn(request.getSession());
    }
}
